# cvconv.mk: CVs in every format that is wanted, made again when their sources
# change. For GNU make; a project's Makefile says what is to be made of what,
#
#	CV_SRC = cv.txt
#	CV_FORMATS = json xml csv bib txt
#	include /usr/local/share/cvconv/cvconv.mk
#
# and `make cv` makes build/cv.json, build/cv.xml and so on. Also in there:
#
#	make cv-clean	takes all of that away again
#	make -k -j8 cv	goes on after a source that cannot be read, eight at a time
#
# What can be set, before the include or as arguments of make:
#
#	CV_SRC		the sources, in any format that cvconv reads
#	CV_FORMATS	names or suffixes of formats (cvconv --list-formats)
#	CV_WITH.FILE	more sources of the person in FILE, that join its record:
#			CV_WITH.cv.txt = papers.bib
#	CV_OUT		where the outputs go (build), folders of sources kept
#	CV_ALL		one table of all CVs, made of their JSON by --merge
#			($(CV_OUT)/all.csv); its suffix chooses the format, and
#			empty there is none
#	CVFLAGS		options for every conversion, such as --lossy=error
#	CVCONV		the program (cvconv)
#
# Each output has a depfile beside it, so that it is made again when any file
# changes that was really read for it. As everywhere in make, names hold no
# blanks and none of : % # $ =. Names that begin with cv_ are this file's own.

CVCONV ?= cvconv
CV_FORMATS ?= json
CV_OUT ?= build
CV_ALL ?= $(CV_OUT)/all.csv

# Formats that go by another suffix than their name.
cv_suffix.bibtex = bib
cv_suffix.text = txt
cv_suffix = $(or $(cv_suffix.$(1)),$(1))
# The output of source $(1) in format $(2), and all outputs in format $(1).
cv_output = $(CV_OUT)/$(basename $(1)).$(call cv_suffix,$(2))
cv_outputs = $(foreach source,$(CV_SRC),$(call cv_output,$(source),$(1)))
# A name for the shell.
cv_quote = $(patsubst %,'%',$(subst ','\'',$(1)))

# The table is made of JSON, which is made for it if for nothing else.
cv_formats := $(sort $(CV_FORMATS) $(if $(CV_ALL),json))
cv_targets := $(foreach format,$(cv_formats),$(call cv_outputs,$(format)))

cv_outside := $(filter /% ../%,$(CV_SRC))
ifneq ($(cv_outside),)
$(error cvconv.mk: CV_SRC names what is not below this folder: $(cv_outside))
endif
ifneq ($(words $(cv_targets)),$(words $(sort $(cv_targets))))
cv_twice := $(foreach file,$(sort $(cv_targets)),$(if $(word 2,$(filter $(file),$(cv_targets))),$(file)))
$(error cvconv.mk: made of two of CV_SRC: $(cv_twice))
endif

.DELETE_ON_ERROR:
.PHONY: cv cv-clean

cv: $(cv_targets) $(CV_ALL)

cv-clean:
	rm -f $(foreach file,$(cv_targets) $(CV_ALL),$(call cv_quote,$(file)) $(call cv_quote,$(file).d))

# The rule of source $(1) in format $(2).
define cv_rule
$(call cv_output,$(1),$(2)): $(1) $(CV_WITH.$(1))
	@mkdir -p $$(call cv_quote,$$(@D))
	$$(CVCONV) $$(CVFLAGS) -t $(2) -MD -MF $$(call cv_quote,$$@.d) -MP -o $$(call cv_quote,$$@) \
		$$(call cv_quote,$(1) $(CV_WITH.$(1)))
endef

$(foreach format,$(cv_formats),$(foreach source,$(CV_SRC),$(eval $(call cv_rule,$(source),$(format)))))

# The depfile of the table tells what is in it; when that is no longer what
# should be, it is made again.
ifneq ($(CV_ALL),)
cv_merged := $(filter %.json,$(file <$(CV_ALL).d))
ifneq ($(sort $(cv_merged)),$(sort $(call cv_outputs,json)))
.PHONY: $(CV_ALL)
endif

$(CV_ALL): $(call cv_outputs,json)
	@mkdir -p $(call cv_quote,$(@D))
	$(CVCONV) $(CVFLAGS) -q --merge -MD -MF $(call cv_quote,$@.d) -o $(call cv_quote,$@) \
		$(call cv_quote,$^)
endif

-include $(wildcard $(addsuffix .d,$(cv_targets)))
