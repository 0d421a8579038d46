# `sam build` calls build-<logical id> for each function (see Metadata in template.yaml);
# the other targets are shortcuts for people.

functions := producer consumer
# of workflow/template.yaml; one jar holds them all
stages := Etl Filter Score Store Reactive
stages_jar := workflow/stages/target/workflow-lambda.jar
modules := functions/producer,functions/consumer,workflow/stages
jars := $(foreach f,$(functions),functions/$(f)/target/$(f)-lambda.jar) $(stages_jar)
built := target/functions.built

# folders count as well: theirs is the time that changes when a source is deleted
sources := $(shell find pom.xml .mvn efs-share-lib functions workflow -name target -prune -o \
  \( -name pom.xml -o -path '.mvn/*' -o -path '*/src/main*' \) -print)
# the local stack trains the bundles
bundle_sources := $(sources) template.yaml $(shell find local/pom.xml local/src/main)

# what the packages hold: the jar for AWS's Java, or the bundle for the template's parameter Runtime=aot
RUNTIME ?= managed
ifeq ($(filter managed aot,$(RUNTIME)),)
$(error RUNTIME must be managed or aot, not '$(RUNTIME)')
endif
bundles := $(foreach f,$(functions),functions/bundle/target/$(f)/bootstrap)
bundled := target/bundles.built

# `sam build --parallel` runs one make a function in the same folder: the second waits, then has nothing to do
lock := $(if $(shell command -v flock),flock $(built).lock)

maven = jdk=$$(./efs-share jdk) && JAVA_HOME="$$jdk" ./mvnw -B -ntp

.DEFAULT_GOAL := help
.PHONY: help package bundle verify lint local deploy clean FORCE
.PHONY: build-ProducerFunction build-ConsumerFunction $(stages:%=build-%Function)

help:
	@echo 'All but lint need JDK 25.'
	@echo
	@echo 'make package   builds the jars of all functions, without tests'
	@echo 'make verify    builds everything with its tests and gates'
	@echo 'make lint      checks both templates (needs cfn-lint)'
	@echo 'make local     runs the stack on this machine (./efs-share local --help)'
	@echo 'make bundle    builds the AOT bundles of both functions, too, for this kind of processor'
	@echo 'make deploy    sam build, then sam deploy with samconfig.toml (needs sam);'
	@echo '               with RUNTIME=aot the AOT bundles, which start faster'
	@echo 'make clean     removes what the builds made, .aws-sam included'

package:
	@mkdir -p $(dir $(built))
	@$(lock) $(MAKE) -s --no-print-directory $(built)

bundle:
	@mkdir -p $(dir $(bundled))
	@$(lock) $(MAKE) -s --no-print-directory $(bundled)

# without the gates and extras of a full build: these belong to `make verify`;
# stamped with the time of the start, so that what changes meanwhile is built the next time
$(built): $(sources) $(if $(filter-out $(wildcard $(jars)),$(jars)),FORCE)
	@touch $@.start
	@$(maven) -q -Dmaven.test.skip=true -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip \
	  package -pl $(modules) -am
	@mv $@.start $@

# stamped as above
$(bundled): $(bundle_sources) $(if $(filter-out $(wildcard $(bundles)),$(bundles)),FORCE)
	@touch $@.start
	@$(maven) -q -Dmaven.test.skip=true -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip \
	  package -pl functions/bundle -am
	@mv $@.start $@

build-ProducerFunction build-ConsumerFunction: $(if $(filter aot,$(RUNTIME)),bundle,package)

build-ProducerFunction:
	$(call artifact-$(RUNTIME),producer)

build-ConsumerFunction:
	$(call artifact-$(RUNTIME),consumer)

$(stages:%=build-%Function): package
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	cp -p $(stages_jar) "$(ARTIFACTS_DIR)/lib/"

# with a bootstrap that tells so, should it be deployed as a bundle
define artifact-managed
mkdir -p "$(ARTIFACTS_DIR)/lib"
cp functions/$(1)/target/$(1)-lambda.jar "$(ARTIFACTS_DIR)/lib/"
cp functions/bundle/src/main/resources/dev/efsshare/bundle/no-bundle.sh "$(ARTIFACTS_DIR)/bootstrap"
chmod 755 "$(ARTIFACTS_DIR)/bootstrap"
endef

# with the times of the files, by which a JVM knows the jar of its cache
define artifact-aot
mkdir -p "$(ARTIFACTS_DIR)"
cp -a functions/bundle/target/$(1)/. "$(ARTIFACTS_DIR)/"
endef

verify:
	$(maven) verify

lint:
	cfn-lint template.yaml workflow/template.yaml

local:
	./efs-share local

# parameters only if they are asked for: those on the command line take the place of all in samconfig.toml
given = $(if $(filter undefined default file,$(origin $(1))),,$(1))
# a bundle is for the processor of the machine that builds it
architecture := $(if $(call given,ARCHITECTURE),$(ARCHITECTURE),$(if $(filter aot,$(RUNTIME)),$(shell uname -m | sed s/aarch64/arm64/)))
overrides := $(if $(call given,RUNTIME),Runtime=$(RUNTIME)) $(if $(architecture),Architecture=$(architecture))

# archives tell times by the local clock, and Lambda reads them as UTC
deploy:
	RUNTIME=$(RUNTIME) sam build
	TZ=UTC sam deploy $(if $(strip $(overrides)),--parameter-overrides $(overrides))

clean:
	$(maven) -q clean
	rm -rf .aws-sam
