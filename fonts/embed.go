package fonts

import (
	"embed"
	"sync"
)

//go:embed *.ttf
var files embed.FS

// builtin are the embedded faces by file name, each parsed on first use.
var builtin = func() map[string]func() (*Face, error) {
	m := map[string]func() (*Face, error){}
	for _, name := range []string{fileSong, fileTitle, fileHei, fileKai} {
		m[name] = sync.OnceValues(func() (*Face, error) {
			data, err := files.ReadFile(name)
			if err != nil {
				return nil, err
			}
			return Parse(name, data)
		})
	}
	return m
}()

const (
	fileSong  = "NotoSerifSC-Regular-8105.ttf"
	fileTitle = "NotoSerifSC-Bold-8105.ttf"
	fileHei   = "NotoSansSC-Medium-8105.ttf"
	fileKai   = "GWWenKaiSub-Regular-8105.ttf"
)
