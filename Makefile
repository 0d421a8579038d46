# `sam build` calls build-<logical id> for each function (see Metadata in template.yaml);
# the other targets are shortcuts for people.

functions := producer consumer
modules := functions/producer,functions/consumer
jars := $(foreach f,$(functions),functions/$(f)/target/$(f)-lambda.jar)
built := target/functions.built

# folders count as well: theirs is the time that changes when a source is deleted
sources := $(shell find pom.xml .mvn efs-share-lib functions -name target -prune -o \
  \( -name pom.xml -o -path '.mvn/*' -o -path '*/src/main*' \) -print)

# `sam build --parallel` runs one make a function in the same folder: the second waits, then has nothing to do
lock := $(if $(shell command -v flock),flock $(built).lock)

maven = jdk=$$(./efs-share jdk) && JAVA_HOME="$$jdk" ./mvnw -B -ntp

.DEFAULT_GOAL := help
.PHONY: help package verify lint local deploy clean FORCE
.PHONY: build-ProducerFunction build-ConsumerFunction

help:
	@echo 'All but lint need JDK 25.'
	@echo
	@echo 'make package   builds the jars of both functions, without tests'
	@echo 'make verify    builds everything with its tests and gates'
	@echo 'make lint      checks template.yaml (needs cfn-lint)'
	@echo 'make local     runs the stack on this machine (./efs-share local --help)'
	@echo 'make deploy    sam build, then sam deploy with samconfig.toml (needs sam)'
	@echo 'make clean     removes what the builds made, .aws-sam included'

package:
	@mkdir -p $(dir $(built))
	@$(lock) $(MAKE) -s --no-print-directory $(built)

# without the gates and extras of a full build: these belong to `make verify`;
# stamped with the time of the start, so that what changes meanwhile is built the next time
$(built): $(sources) $(if $(filter-out $(wildcard $(jars)),$(jars)),FORCE)
	@touch $@.start
	@$(maven) -q -Dmaven.test.skip=true -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip \
	  package -pl $(modules) -am
	@mv $@.start $@

build-ProducerFunction build-ConsumerFunction: package

build-ProducerFunction:
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	cp functions/producer/target/producer-lambda.jar "$(ARTIFACTS_DIR)/lib/"

build-ConsumerFunction:
	mkdir -p "$(ARTIFACTS_DIR)/lib"
	cp functions/consumer/target/consumer-lambda.jar "$(ARTIFACTS_DIR)/lib/"

verify:
	$(maven) verify

lint:
	cfn-lint template.yaml

local:
	./efs-share local

deploy:
	sam build
	sam deploy

clean:
	$(maven) -q clean
	rm -rf .aws-sam
