# cvconv: `make help` lists what can be made. Settings that should stay go
# to config.mk (for instance CC = clang, or CFLAGS = -O3).

-include config.mk

PREFIX ?= /usr/local
DESTDIR ?=
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
PYTHON ?= python3
SANITIZE ?=

comma := ,
BUILD ?= build$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))
GEN := $(BUILD)/gen

WARNINGS = -Wall -Wextra -Wshadow -Wpointer-arith -Wcast-qual -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2 -Wundef

# pkg-config is asked when the first recipe needs the answer, not when this
# file is read: `make setup check` installs it in between.
#
# The program is not linked to libxml2, although it reads XML by it: it loads it when
# it reads the first document (formats/xml/library.c). So --as-needed leaves it out of
# what ldd lists, and a package of cvconv names it among its dependencies itself.
PACKAGES = libxml-2.0 jansson libcmark libutf8proc
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(shell $$(PKG_CONFIG) --cflags $$(PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell $$(PKG_CONFIG) --libs $$(PACKAGES)) -lcsv -ldl)$(PACKAGE_LIBS)

SANITIZERS = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
COMPILE = $(CC) -std=c17 -D_GNU_SOURCE -I. -I$(GEN) $(CPPFLAGS) $(PACKAGE_CFLAGS) \
	$(WARNINGS) $(CFLAGS) $(SANITIZERS)
LINK = $(CC) $(CFLAGS) $(SANITIZERS) -Wl,--as-needed $(LDFLAGS)

# The program is converters/ on one library of everything below it.
MKWORDS_SOURCE := $(wildcard formats/text/lexicon/mkwords.c)
PIPELINE := $(filter-out pipeline/mknfc.c,$(wildcard pipeline/*.c))
FORMATS := $(filter-out $(MKWORDS_SOURCE),$(wildcard formats/*.c formats/*/*.c formats/*/*/*.c))
CONVERTERS := $(wildcard converters/*.c)
UNITS := $(wildcard tests/unit/*.c)
# What scores the text reader; its programs, and what unit tests take of it.
ACCURACY_MAINS := $(wildcard tests/accuracy/accuracy.c tests/accuracy/layouts.c)
ACCURACY := $(filter-out $(ACCURACY_MAINS),$(wildcard tests/accuracy/*.c))
HELPERS := tests/faults.c $(wildcard tests/laws/*.c) $(ACCURACY)

objects = $(patsubst %.c,$(BUILD)/%.o,$(1))
LIBRARY := $(BUILD)/libcvconv.a
PROGRAM := $(if $(wildcard converters/main.c),$(BUILD)/cvconv)
UNIT_PROGRAMS := $(UNITS:%.c=$(BUILD)/%)
ACCURACY_PROGRAMS := $(ACCURACY_MAINS:%.c=$(BUILD)/%)

# Recipes say what they make; V=1 shows the commands.
say = $(if $(V),,@echo '$(1)	$@';)

.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
.PHONY: all unit setup demo check check-distributed check-layers check-headers accuracy bench \
	fuzz install uninstall clean help FORCE

all: $(LIBRARY) $(PROGRAM)

help:
	@sed -n 's/^#: //p' Makefile

#: make [all]            build the program in build/
#: make setup            install what building and testing need (apt, dnf, apk or brew)
#: make setup demo       ... and convert the CVs in samples/
#: make setup check      ... and run all tests
#: make check            layers, headers, unit tests and cases
#: make check-layers     includes point downward only
#: make check-headers    every header compiles alone
#: make check-distributed  streams under GNU parallel, sshd and Slurm; `make setup
#:                       check-distributed` installs these servers first
#: make accuracy         score the text reader on samples/ and on generated CVs
#: make bench            speed, against other programs where they are installed (BENCH_SIZE=1)
#: make fuzz             a minute of libFuzzer (clang) on a reader: FUZZ=json
#: make install          to PREFIX (/usr/local) below DESTDIR
#: make uninstall        take that away again
#: make clean            remove the build directories
#:
#: settings: CC=clang  CFLAGS=...  SANITIZE=address,undefined  BUILD=build  PREFIX=...  V=1

# Everything waits for setup when both are asked for at once.
ifneq ($(filter setup,$(MAKECMDGOALS)),)
SETUP := setup
endif

$(BUILD)/packages: | $(SETUP)
	@mkdir -p $(@D)
	@$(PKG_CONFIG) --exists --print-errors $(PACKAGES) || \
		{ echo "cvconv: libraries are missing; run: make setup" >&2; exit 1; }
	@touch $@

# Holds the compiler and its options, so that other ones compile anew.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(CC) $(CPPFLAGS) $(CFLAGS) $(SANITIZERS) $(LDFLAGS))' >$@.new
	@if cmp -s $@ $@.new; then rm $@.new; else mv $@.new $@; fi

$(BUILD)/%.o: %.c $(BUILD)/flags | $(BUILD)/packages
	@mkdir -p $(@D)
	$(call say,CC)$(COMPILE) -MMD -MP -c -o $@ $<

$(LIBRARY): $(call objects,$(PIPELINE) $(FORMATS))
	@rm -f $@
	$(call say,AR)$(AR) rcs $@ $^

$(BUILD)/cvconv: $(call objects,$(CONVERTERS)) $(LIBRARY)
	$(call say,LINK)$(LINK) -o $@ $^ $(PACKAGE_LIBS) -lpthread

# What Unicode says of composition becomes tables of C, which utf8.c includes.
$(BUILD)/mknfc: $(call objects,pipeline/mknfc.c)
	$(call say,LINK)$(LINK) -o $@ $^ $(PACKAGE_LIBS)

$(GEN)/pipeline/nfc.inc: $(BUILD)/mknfc
	@mkdir -p $(@D)
	$(call say,NFC)$(BUILD)/mknfc >$@

$(call objects,pipeline/utf8.c): $(GEN)/pipeline/nfc.inc

# The text reader's word lists become tables of C, which lexicon/lexicon.c includes.
ifneq ($(MKWORDS_SOURCE),)
# Where two languages mean different things, the first one read is believed.
WORDS := $(sort $(wildcard formats/text/words/*))
WORDS := $(filter %/en.txt,$(WORDS)) $(filter-out %/en.txt,$(WORDS))

$(BUILD)/mkwords: $(call objects,$(MKWORDS_SOURCE) formats/text/lexicon/phrase.c $(PIPELINE))
	$(call say,LINK)$(LINK) -o $@ $^ $(PACKAGE_LIBS)

$(GEN)/formats/text/words.inc: $(BUILD)/mkwords $(WORDS)
	@mkdir -p $(@D)
	$(call say,WORDS)$(BUILD)/mkwords $(WORDS) >$@

$(call objects,formats/text/lexicon/lexicon.c): $(GEN)/formats/text/words.inc
endif

# Unit tests run with these functions of libc under the control of
# tests/faults.h.
FAULTS = malloc calloc realloc aligned_alloc read write rename
WRAPPED = $(FAULTS:%=-Wl,--wrap=%)

unit: $(UNIT_PROGRAMS) $(ACCURACY_PROGRAMS)

$(UNIT_PROGRAMS): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(call objects,$(HELPERS)) $(LIBRARY)
	$(call say,LINK)$(LINK) $(WRAPPED) -o $@ $^ $(PACKAGE_LIBS) -lpthread

$(ACCURACY_PROGRAMS): %: %.o $(call objects,$(ACCURACY)) $(LIBRARY)
	$(call say,LINK)$(LINK) -o $@ $^ $(PACKAGE_LIBS)

export BUILD CC SANITIZE PYTHON

setup:
	@tests/setup $(MAKECMDGOALS)

demo: all
	@tests/demo

check: all unit
	@COMPILE='$(COMPILE)' tests/run

check-distributed: all
	@tests/distributed/run

check-layers:
	@tests/run checks/layers

check-headers: $(BUILD)/packages
	@COMPILE='$(COMPILE)' tests/run checks/headers

accuracy: $(ACCURACY_PROGRAMS)
	@tests/accuracy/run

BENCH_PROGRAMS := $(addprefix $(BUILD)/tests/,bench/timed bench/reading unit/laws accuracy/layouts)

$(BUILD)/tests/bench/timed: $(BUILD)/tests/bench/timed.o
	$(call say,LINK)$(LINK) -o $@ $^

$(BUILD)/tests/bench/reading: $(BUILD)/tests/bench/reading.o $(LIBRARY)
	$(call say,LINK)$(LINK) -o $@ $^ $(PACKAGE_LIBS)

bench: all $(BENCH_PROGRAMS)
	@$(PYTHON) tests/bench/run

# The reader of the format FUZZ, and its writer on what was read.
FUZZ ?= json
FUZZ_SECONDS ?= 60
FUZZ_SEEDS = $(wildcard samples/*.$(FUZZ) tests/cases/*/*.$(FUZZ))

fuzz:
	$(MAKE) CC=clang BUILD=build-fuzz SANITIZE=fuzzer-no-link,address,undefined build-fuzz/fuzz
	@mkdir -p build-fuzz/seeds-$(FUZZ) build-fuzz/corpus-$(FUZZ)
	@for seed in $(FUZZ_SEEDS); do cp $$seed build-fuzz/seeds-$(FUZZ)/$$(echo $$seed | tr / _); done
	FUZZ=$(FUZZ) build-fuzz/fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=4096 \
		$(patsubst %,-dict=%,$(wildcard tests/fuzz/$(FUZZ).dict)) \
		-artifact_prefix=build-fuzz/ build-fuzz/corpus-$(FUZZ) build-fuzz/seeds-$(FUZZ)

build-fuzz/fuzz: build-fuzz/tests/fuzz/reader.o build-fuzz/libcvconv.a
	$(LINK) -fsanitize=fuzzer -o $@ $^ $(PACKAGE_LIBS) -lpthread

TO = $(DESTDIR)$(PREFIX)
COMPLETIONS = $(addprefix $(BUILD)/completions/,cvconv _cvconv cvconv.fish)
INSTALLED = bin/cvconv share/man/man1/cvconv.1 share/man/man5/cvconv-formats.5 \
	share/cvconv/cv.rng share/cvconv/cvconv.mk \
	share/bash-completion/completions/cvconv share/zsh/site-functions/_cvconv \
	share/fish/vendor_completions.d/cvconv.fish

$(BUILD)/completions/cvconv: dialect = bash
$(BUILD)/completions/_cvconv: dialect = zsh
$(BUILD)/completions/cvconv.fish: dialect = fish
$(COMPLETIONS): $(PROGRAM)
	@mkdir -p $(@D)
	$(call say,SHELL)$(PROGRAM) --completion $(dialect) >$@

install: all $(COMPLETIONS)
	install -d $(patsubst %,'$(TO)/%',$(sort $(dir $(INSTALLED))))
	install -m 755 $(PROGRAM) '$(TO)/bin'
	install -m 644 converters/cvconv.1 '$(TO)/share/man/man1'
	install -m 644 formats/cvconv-formats.5 '$(TO)/share/man/man5'
	install -m 644 formats/xml/cv.rng converters/cvconv.mk '$(TO)/share/cvconv'
	install -m 644 $(BUILD)/completions/cvconv '$(TO)/share/bash-completion/completions'
	install -m 644 $(BUILD)/completions/_cvconv '$(TO)/share/zsh/site-functions'
	install -m 644 $(BUILD)/completions/cvconv.fish '$(TO)/share/fish/vendor_completions.d'

uninstall:
	rm -f $(patsubst %,'$(TO)/%',$(INSTALLED))
	@if [ -d '$(TO)/share/cvconv' ]; then rmdir '$(TO)/share/cvconv'; fi

clean:
	rm -rf build build-*

-include $(wildcard $(patsubst %.o,%.d,$(call objects,$(PIPELINE) $(FORMATS) $(CONVERTERS) $(UNITS) \
	$(MKWORDS_SOURCE) $(HELPERS) $(ACCURACY_MAINS))))
