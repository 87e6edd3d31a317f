package fonts

import (
	_ "embed" // the faces beside this file
	"sync"
)

// The embedded files. They are slices and not an embed.FS, whose ReadFile would
// copy four megabytes a face.
var (
	//go:embed NotoSerifSC-Regular-8105.ttf
	songData []byte
	//go:embed NotoSerifSC-Bold-8105.ttf
	titleData []byte
	//go:embed NotoSansSC-Medium-8105.ttf
	heiData []byte
	//go:embed GWWenKaiSub-Regular-8105.ttf
	kaiData []byte
)

// embedded parses the built-in faces on first use, once a process.
var embedded = sync.OnceValues(func() (map[Role]*Face, error) {
	faces := make(map[Role]*Face)
	for _, f := range []struct {
		role Role
		name string
		data []byte
	}{
		{Song, "NotoSerifSC-Regular-8105.ttf", songData},
		{Title, "NotoSerifSC-Bold-8105.ttf", titleData},
		{Hei, "NotoSansSC-Medium-8105.ttf", heiData},
		{Kai, "GWWenKaiSub-Regular-8105.ttf", kaiData},
	} {
		face, err := Parse(f.name, f.data)
		if err != nil {
			return nil, err
		}
		if face.stocks, err = stocksOf(face.name); err != nil {
			return nil, err
		}
		faces[f.role] = face
	}
	return faces, nil
})
