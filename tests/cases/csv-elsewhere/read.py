import csv

HEADER = ("cv,kind,n,section,title,organization,role,department,location,start,end,dates,type,"
          "area,score,authors,venue,url,summary,highlights,keywords,extra").split(",")


def rows(name, encoding="utf-8", **dialect):
    with open(name, encoding=encoding, newline="") as table:
        return list(csv.reader(table, strict=True, **dialect))


plain = rows("x.csv")
assert plain[0] == HEADER
assert [len(row) for row in plain] == [22] * 5, plain
assert plain[1][4] == 'Ünal, "Ü"' and plain[1][18] == 'Says "hi", twice\\nand goes'
assert plain[2][5] == " blanks " and plain[2][19] == "a\\;b; c\td"
assert rows("e.csv", "utf-8-sig") == plain
assert rows("x.tsv", delimiter="\t") == plain
