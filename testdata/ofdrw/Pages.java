import java.nio.file.Path;
import java.nio.file.Paths;
import org.ofdrw.converter.export.ImageExporter;
import org.ofdrw.converter.export.TextExporter;

/** Draws the pages of each OFD as pictures, 4 dots a millimetre, and extracts its text: FILE OUT, … */
public class Pages {
    public static void main(String[] args) throws Exception {
        for (int i = 0; i + 1 < args.length; i += 2) {
            Path in = Paths.get(args[i]);
            try (ImageExporter e = new ImageExporter(in, Paths.get(args[i + 1]), "PNG", 4d)) {
                e.export();
            }
            try (TextExporter e = new TextExporter(in, Paths.get(args[i + 1] + ".txt"))) {
                e.export();
            }
        }
    }
}
