package object

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/zlib"
	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Stream decodes a stream and returns its dictionary. Of a stream that is cut
// off or damaged there is what comes before the damage, as in viewers.
func (f *File) Stream(o Object) (Dict, []byte, bool) {
	sd, ok := f.Get(o).(types.StreamDict)
	if !ok {
		return nil, nil, false
	}
	data := f.decoded(&sd)
	return sd.Dict, data, true
}

// StreamDict returns the dictionary of a stream without decoding it.
func (f *File) StreamDict(o Object) (Dict, bool) {
	sd, ok := f.Get(o).(types.StreamDict)
	return sd.Dict, ok
}

// Spent reports whether the streams decoded to more than a document can hold.
func (f *File) Spent() bool { return f.left <= 0 }

func (f *File) decoded(sd *types.StreamDict) (data []byte) {
	if f.left <= 0 {
		return nil
	}
	defer func() {
		if recover() != nil {
			data = nil
		}
		f.left -= int64(len(data))
	}()
	limit := min(mostStream, f.left)
	switch {
	case len(sd.FilterPipeline) == 0:
		return sd.Raw
	case sd.HasSoleFilterNamed(filter.Flate) && f.plain(sd.FilterPipeline[0].DecodeParms):
		return inflate(sd.Raw, limit)
	}
	if sd.DecodeWithLimit(limit) != nil {
		return nil
	}
	return sd.Content
}

// plain: no predictor.
func (f *File) plain(parms Dict) bool {
	p, ok := f.Int(parms["Predictor"])
	return !ok || p < 2
}

// inflate decodes what can be decoded, up to a limit.
func inflate(raw []byte, limit int64) []byte {
	r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(raw, "\r\n")))
	if err != nil {
		return nil
	}
	defer r.Close()
	var out bytes.Buffer
	out.Grow(int(min(limit, int64(len(raw))*4)))
	_, _ = io.Copy(&out, io.LimitReader(r, limit)) // what precedes the damage is good
	return out.Bytes()
}
