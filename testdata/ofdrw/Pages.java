import java.nio.file.Path;
import java.nio.file.Paths;
import org.ofdrw.converter.export.ImageExporter;
import org.ofdrw.converter.export.TextExporter;

/** Draws the pages of each OFD as pictures, so many dots a millimetre, and extracts its text: DOTS FILE OUT, FILE OUT, … */
public class Pages {
    public static void main(String[] args) throws Exception {
        double dots = Double.parseDouble(args[0]);
        for (int i = 1; i + 1 < args.length; i += 2) {
            Path in = Paths.get(args[i]);
            try (ImageExporter e = new ImageExporter(in, Paths.get(args[i + 1]), "PNG", dots)) {
                e.export();
            }
            try (TextExporter e = new TextExporter(in, Paths.get(args[i + 1] + ".txt"))) {
                e.export();
            }
        }
    }
}
