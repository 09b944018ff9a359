package org.mingzhang.api.tables;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.ledger.ruletable.Cell;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableForm;

/// A table as a DMN 1.3 decision table: an input for each column of the key, an output for each
/// other one, a rule for each row. Cells are string literals of FEEL; `*` is the irrelevant input
/// `-`.
///
/// Read safely: no DTD, no entity, bounded in size and rows; only the first decision table of the
/// document is taken.
///
/// **Source** OMG, Decision Model and Notation 1.3, namespace
/// `https://www.omg.org/spec/DMN/20191111/MODEL/`.
public final class TableDmn {

    /// The media type.
    public static final String MEDIA_TYPE = "application/dmn+xml";

    /// The most characters of a document.
    public static final int CHARACTERS_MAX = 1 << 20;

    private static final String NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String OURS = "https://mingzhang.org/dmn";
    private static final String IRRELEVANT = "-";
    private static final int ROWS_MAX = 500;

    private TableDmn() {}

    /// The document of a version of a table.
    ///
    /// @param name what the decision is called, for instance `440000000/lodging`
    public static String write(TableForm form, String name, TableText table) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("definitions");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("id", "definitions");
            xml.writeAttribute("name", name);
            xml.writeAttribute("namespace", OURS);
            xml.writeStartElement("decision");
            xml.writeAttribute("id", "decision");
            xml.writeAttribute("name", name);
            xml.writeStartElement("decisionTable");
            xml.writeAttribute("id", "table");
            xml.writeAttribute("hitPolicy", "COLLECT");
            for (int i = 0; i < table.columns().size(); i++) {
                column(xml, table.columns().get(i), i, i < form.keyWidth());
            }
            for (int i = 0; i < table.rows().size(); i++) {
                rule(xml, table.rows().get(i), i, form);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot be written to", e);
        }
        return text.toString();
    }

    private static void column(XMLStreamWriter xml, String name, int index, boolean key)
            throws XMLStreamException {
        xml.writeStartElement(key ? "input" : "output");
        xml.writeAttribute("id", "column" + index);
        if (key) {
            xml.writeAttribute("label", name);
            xml.writeStartElement("inputExpression");
            xml.writeAttribute("id", "expression" + index);
            xml.writeAttribute("typeRef", "string");
            text(xml, name);
            xml.writeEndElement();
        } else {
            xml.writeAttribute("name", name);
            xml.writeAttribute("typeRef", "string");
        }
        xml.writeEndElement();
    }

    private static void rule(XMLStreamWriter xml, Row row, int number, TableForm form)
            throws XMLStreamException {
        xml.writeStartElement("rule");
        xml.writeAttribute("id", "rule" + number);
        for (int i = 0; i < row.cells().size(); i++) {
            boolean key = i < form.keyWidth();
            xml.writeStartElement(key ? "inputEntry" : "outputEntry");
            xml.writeAttribute("id", "cell" + number + "-" + i);
            text(xml, key && row.text(i).equals(Cell.ANY) ? IRRELEVANT : literal(row.text(i)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String text) throws XMLStreamException {
        xml.writeStartElement("text");
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String literal(String cell) {
        return '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// The table of a document.
    ///
    /// @throws UnreadableTable if it is no XML without DTD, has no decision table, or a rule whose
    ///   entries are not those of the columns
    public static TableText read(String document) {
        if (document.length() > CHARACTERS_MAX) {
            throw new UnreadableTable(new Expected.DocumentUpTo(CHARACTERS_MAX));
        }
        try {
            return new Reader(factory().createXMLStreamReader(new StringReader(document))).table();
        } catch (XMLStreamException e) {
            throw new UnreadableTable(new Expected.Xml(e.getLocation().getLineNumber()));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /// One pass over a document.
    private static final class Reader {
        private final XMLStreamReader xml;
        private final List<String> columns = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private Optional<String> column = Optional.empty();
        private boolean inEntry;
        private boolean inTable;

        private Reader(XMLStreamReader xml) {
            this.xml = xml;
        }

        private TableText table() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD ->
                            throw new UnreadableTable(Expected.Form.NO_DOCUMENT_TYPE);
                    case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (end(xml.getLocalName())) {
                            return found();
                        }
                    }
                    default -> {
                        // Blanks and comments.
                    }
                }
            }
            throw new UnreadableTable(Expected.Form.DMN_TABLE);
        }

        private void begin(String element) throws XMLStreamException {
            if (!inTable && !element.equals("decisionTable")) {
                return;
            }
            switch (element) {
                case "decisionTable" -> inTable = true;
                case "output" ->
                        columns.add(attribute("name").or(() -> attribute("label")).orElse(""));
                case "input" -> column = attribute("label");
                case "rule" -> cells = new ArrayList<>();
                case "inputEntry", "outputEntry" -> inEntry = true;
                case "text" -> text(xml.getElementText().strip());
                default -> {
                    // What tools add for people.
                }
            }
        }

        private void text(String text) {
            if (inEntry) {
                cells.add(cell(text));
            } else if (column.isEmpty()) {
                column = Optional.of(text);
            }
        }

        private boolean end(String element) {
            switch (element) {
                case "input" -> {
                    columns.add(column.orElse(""));
                    column = Optional.empty();
                }
                case "inputEntry", "outputEntry" -> inEntry = false;
                case "rule" -> row();
                case "decisionTable" -> {
                    return inTable;
                }
                default -> {
                    // Nothing ends here.
                }
            }
            return false;
        }

        private void row() {
            int number = rows.size() + 1;
            if (cells.size() != columns.size()) {
                throw new UnreadableTable(new Expected.Cells(number, cells.size(), columns.size()));
            }
            if (number > ROWS_MAX) {
                throw new UnreadableTable(new Expected.RowsUpTo(ROWS_MAX));
            }
            rows.add(new Row(cells));
        }

        private TableText found() {
            if (rows.isEmpty()) {
                throw new UnreadableTable(Expected.Form.DMN_RULES);
            }
            return new TableText(columns, rows);
        }

        private Optional<String> attribute(String name) {
            return Optional.ofNullable(xml.getAttributeValue(null, name));
        }

        /// A string literal without its quotes; numbers and words as they are.
        private static String cell(String text) {
            if (text.equals(IRRELEVANT) || text.isEmpty()) {
                return Cell.ANY;
            }
            return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                    ? text.substring(1, text.length() - 1)
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\")
                    : text;
        }
    }
}
