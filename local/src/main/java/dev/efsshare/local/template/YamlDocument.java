package dev.efsshare.local.template;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads CloudFormation's YAML. The short form of an intrinsic function ({@code !Sub x}) becomes its
 * long form ({@code {"Fn::Sub": x}}), so that everything above sees one form only.
 */
final class YamlDocument {

  private YamlDocument() {}

  static Map<?, ?> read(Path file) {
    try {
      if (load(file, text(file)) instanceof Map<?, ?> document) {
        return document;
      }
      throw new TemplateException(file + " is not a template: its top level must be a mapping");
    } catch (YamlEngineException e) {
      throw new TemplateException(file + " is not valid YAML: " + firstLines(e), e);
    }
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new TemplateException("Template " + file + " is a folder, not a file");
    }
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new TemplateException("Template " + file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new TemplateException("Template " + file + " cannot be read: permission denied", e);
    } catch (CharacterCodingException e) {
      throw new TemplateException("Template " + file + " is not text in UTF-8", e);
    } catch (IOException e) {
      throw new TemplateException("Template " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object load(Path file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    Optional<Node> root = new Compose(settings).composeString(text);
    return new IntrinsicConstructor(settings).constructSingleDocument(root);
  }

  private static String firstLines(YamlEngineException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ").strip();
  }

  private static final class IntrinsicConstructor extends StandardConstructor {

    IntrinsicConstructor(LoadSettings settings) {
      super(settings);
    }

    @Override
    protected Optional<ConstructNode> findConstructorFor(Node node) {
      String tag = node.getTag().getValue();
      return tag.startsWith("!") && tag.length() > 1
          ? Optional.of(intrinsic -> longForm(tag.substring(1), intrinsic))
          : super.findConstructorFor(node);
    }

    private Object longForm(String shortName, @Nullable Node node) {
      Object argument = node == null ? "" : argument(node);
      return switch (shortName) {
        case "Ref", "Condition" -> Map.of(shortName, argument);
        case "GetAtt" -> Map.of("Fn::GetAtt", attribute(argument));
        default -> Map.of("Fn::" + shortName, argument);
      };
    }

    private Object argument(Node node) {
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> sequence.getValue().stream().map(this::child).toList();
        case MappingNode mapping -> mapping(mapping);
        default -> throw new TemplateException("unexpected node " + node.getTag());
      };
    }

    private Map<Object, Object> mapping(MappingNode mapping) {
      Map<Object, Object> result = new LinkedHashMap<>();
      mapping
          .getValue()
          .forEach(tuple -> result.put(child(tuple.getKeyNode()), child(tuple.getValueNode())));
      return result;
    }

    private Object child(Node node) {
      return constructObject(node);
    }

    private static Object attribute(Object argument) {
      return argument instanceof String dotted ? List.of(dotted.split("\\.", 2)) : argument;
    }
  }
}
