package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"testing"
)

var streamHead = regexp.MustCompile(`(?s)\d+ 0 obj\n<<([^\x00]{0,400}?)/Length (\d+)>>stream\n`)

// inflateAll returns the file with its object streams inflated and its other
// streams left out.
func inflateAll(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	for at := 0; at < len(data); {
		m := streamHead.FindSubmatchIndex(data[at:])
		if m == nil {
			break
		}
		head := data[at+m[2] : at+m[3]]
		n, err := strconv.Atoi(string(data[at+m[4] : at+m[5]]))
		if err != nil {
			t.Fatal(err)
		}
		body := data[at+m[1] : at+m[1]+n]
		out.Write(head)
		out.WriteByte('\n')
		if bytes.Contains(head, []byte("/ObjStm")) {
			z, err := zlib.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&out, z); err != nil {
				t.Fatal(err)
			}
		}
		at += m[1] + n
	}
	return out.Bytes()
}
