package org.quietline.simulator.webhook;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The messages that a TwiML document asks to send. A document type or an entity is refused. */
public final class Twiml {
    private Twiml() {}

    /** A {@code <Message>}: its text, its media, and whom it goes to and comes from, if it says so. */
    public record Text(
            String body, List<String> media, Optional<String> to, Optional<String> from, Optional<String> callback) {
        public Text {
            media = List.copyOf(media);
        }

        @Override
        public String toString() {
            return "Text of " + body.length() + " characters";
        }
    }

    /** Returns the messages; empty if the document is not well-formed or not TwiML. */
    public static Optional<List<Text>> parse(String document) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(new InputSource(new StringReader(document.strip())))
                    .getDocumentElement();
            if (!root.getNodeName().equals("Response")) {
                return Optional.empty();
            }
            return Optional.of(children(root, "Message", "Sms").map(Twiml::text).toList());
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a safe XML parser", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private static Text text(Element message) {
        List<String> bodies =
                children(message, "Body").map(Element::getTextContent).toList();
        List<String> media =
                children(message, "Media").map(Element::getTextContent).toList();
        String body = bodies.isEmpty() ? ownText(message) : String.join("", bodies);
        return new Text(
                body,
                media,
                attribute(message, "to"),
                attribute(message, "from"),
                attribute(message, "action").or(() -> attribute(message, "statusCallback")));
    }

    private static String ownText(Element element) {
        List<String> texts = new ArrayList<>();
        nodes(element)
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .forEach(node -> texts.add(node.getTextContent()));
        return String.join("", texts).strip();
    }

    private static Stream<Element> children(Element parent, String... names) {
        return nodes(parent)
                .filter(node -> List.of(names).contains(node.getNodeName()))
                .map(Element.class::cast);
    }

    private static Stream<Node> nodes(Element parent) {
        NodeList list = parent.getChildNodes();
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    private static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }
}
