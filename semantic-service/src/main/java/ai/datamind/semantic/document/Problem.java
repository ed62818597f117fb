package ai.datamind.semantic.document;

/** What is wrong in a document, and where; lines and columns count from 1, 0 where no place can be told. */
public record Problem(String path, int line, int column, String message, String suggestion) {

    @Override
    public String toString() {
        String place = line > 0 ? "line " + line + ", column " + column + ", " : "";
        return place + path + ": " + message + (suggestion == null ? "" : " (did you mean '" + suggestion + "'?)");
    }
}
