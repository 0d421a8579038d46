package dev.efsshare.deployment;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML as maps, lists and scalars; CloudFormation's {@code !Sub x} as its long form. */
final class Yaml {
  private Yaml() {}

  static Map<String, Object> read(Path file) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try (Reader reader = Files.newBufferedReader(file)) {
      Optional<Node> root = new Compose(settings).composeReader(reader);
      return map(Objects.requireNonNull(new LongForms(settings).constructSingleDocument(root)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static final class LongForms extends StandardConstructor {

    LongForms(LoadSettings settings) {
      super(settings);
    }

    @Override
    protected Optional<ConstructNode> findConstructorFor(Node node) {
      String tag = node.getTag().getValue();
      return tag.startsWith("!")
          ? Optional.of(each -> longForm(tag.substring(1), Objects.requireNonNull(each)))
          : super.findConstructorFor(node);
    }

    private Object longForm(String name, Node node) {
      Object argument = argument(node);
      if (name.equals("Ref") || name.equals("Condition")) {
        return Map.of(name, argument);
      }
      boolean attribute = name.equals("GetAtt") && argument instanceof String;
      return Map.of(
          "Fn::" + name, attribute ? List.of(((String) argument).split("\\.", 2)) : argument);
    }

    private Object argument(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> sequence.getValue().stream().map(this::child).toList();
        case MappingNode mapping -> mapping(mapping);
        default -> throw new IllegalArgumentException("unexpected " + node.getTag());
      };
    }

    private Map<String, Object> mapping(MappingNode mapping) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (NodeTuple member : mapping.getValue()) {
        members.put(String.valueOf(child(member.getKeyNode())), child(member.getValueNode()));
      }
      return members;
    }

    private @Nullable Object child(Node node) {
      return constructObject(node);
    }
  }
}
