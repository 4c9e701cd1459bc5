"""What is measured: CVs and records that the project's own generators make."""
import glob
import itertools
import os
import random
import subprocess


def generated_text(build, seed):
    layouts = os.path.join(build, "tests/accuracy/layouts")
    return subprocess.run([layouts, "--seed", str(seed), "--text"], check=True,
                          stdout=subprocess.PIPE).stdout


def cv_texts(build):
    """The samples, and as many generated CVs again several times over."""
    samples = [open(path, "rb").read() for path in sorted(glob.glob("samples/*.txt"))]
    return samples + [generated_text(build, seed) for seed in range(1, 41)]


def text_of(texts, size):
    """CVs one after the other, up to the size."""
    out, length = [], 0
    for text in itertools.cycle(texts):
        if length >= size:
            break
        out.append(text)
        length += len(text)
    whole = b"\n\n".join(out)[:size]
    return whole.decode("utf-8", "ignore").encode()


def hard_texts(size):
    """Texts of the size that make careless readers slow."""
    words = b"worked with people on the maintenance of machines and of their drawings "
    return {
        "one line": b"Ada Example\n\n" + words * (size // len(words)) + b"\n",
        "headings": b"Ada Example\n\n" + b"# Heading and more of it\n\nline\n\n" * (size // 32),
        "nested emphasis": b"Ada Example\n\n" + b"*a **b " * (size // 7) + b"\n",
        "brackets": b"Ada Example\n\nPublications\n\n" + b"(" * size + b"\n",
        "tiny lines": b"Ada Example\n\n" + b"a\nb\n" * (size // 4),
    }


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def write_records(build, path, size):
    """NDJSON of generated records: about `size` bytes, at 33 KB a record."""
    laws = os.path.join(build, "tests/unit/laws")
    with open(path, "wb") as file:
        subprocess.run([laws, str(max(1, size // 33000))], check=True, stdout=file)


AUTHORS = ("Ann Lee", r'Bo Gr{\"u}n', r"Carla Ort{\'\i}z", "Dmitri Ivanov", "Fen Zhao",
           "Gil de la Cruz", "Hana Sato", r"Ivo {\v S}imek", "Jo Park")
WORDS = ("adaptive parallel sparse graph learning systems for distributed memory of large models "
         "under noise with efficient sampling and robust inference").split()
ENTRY = """@article{{key{n},
  author = {{{authors}}},
  title = {{{{{first}}}: {title}}},
  journal = {{Transactions on Quiet Machines}},
  year = {year}, month = mar, volume = {{{n}}}, number = 2, pages = {{{n}--{last}}},
  doi = {{10.1234/abc.{n}}},
  url = {{https://example.org/papers/{n}}},
  publisher = {{Example Press \\& Sons}},
  abstract = {{{abstract}.}}
}}
"""


def write_bibliography(path, size):
    """Ordinary entries, a few hundred bytes each, as bibliographies hold them."""
    draw, out, length = random.Random(7), [], 0
    while length < size:
        n = len(out)
        words = draw.choices(WORDS, k=40)
        out.append(ENTRY.format(n=n, authors=" and ".join(draw.sample(AUTHORS, 4)),
                                first=words[0].upper(), title=" ".join(words[1:12]),
                                year=1990 + n % 35, last=n + 12, abstract=" ".join(words[12:])))
        length += len(out[-1])
    write(path, "\n".join(out).encode())


def write_tree(texts, folder, count, size):
    """`count` files of `size` bytes, a hundred to a folder, each another cut of the texts."""
    pool = text_of(texts, 100 * size)
    for i in range(count):
        if i % 100 == 0:
            os.makedirs(os.path.join(folder, str(i // 100)))
        at = (i * 7919) % (len(pool) - size)
        at = pool.find(b"\n", at) + 1
        write(os.path.join(folder, str(i // 100), f"{i}.txt"), pool[at:at + size])
