package ofd

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"

	"yugong/render/frame"
)

// picture is an image file, once however often it is shown.
type picture struct {
	id   int
	kind string // PNG or JPEG
	data []byte
}

// take notes a picture.
func (f *file) take(img *frame.Image) error {
	if f.picture(img) != nil {
		return nil
	}
	kind := ""
	switch http.DetectContentType(img.Data) {
	case "image/png":
		kind = "PNG"
	case "image/jpeg":
		kind = "JPEG"
	default:
		return fmt.Errorf("图片不能放入 OFD：应为 PNG 或 JPEG")
	}
	f.pictures = append(f.pictures, picture{f.number(), kind, img.Data})
	return nil
}

func (f *file) picture(img *frame.Image) *picture {
	for i := range f.pictures {
		if bytes.Equal(f.pictures[i].data, img.Data) {
			return &f.pictures[i]
		}
	}
	return nil
}

// image shows a picture, which is a square of one millimetre to begin with.
func (c *content) image(img *frame.Image, p *frame.Placed, m matrix, alpha float64) {
	c.open("ImageObject", p.Node, m.box(p.At, img.Size), unturned, alpha)
	c.out = append(length(append(c.out, ` CTM="`...), img.Size.W), " 0 0 "...)
	c.out = append(length(c.out, img.Size.H), ` 0 0" ResourceID="`...)
	c.out = append(strconv.AppendInt(c.out, int64(c.picture(img).id), 10), `"/>`...)
}

// media writes the pictures and lists them.
func (f *file) media() error {
	if len(f.pictures) == 0 {
		return nil
	}
	b := []byte(head + "<ofd:Res" + space + ` BaseLoc="Res"><ofd:MultiMedias>`)
	for i, p := range f.pictures {
		name := fmt.Sprintf("image_%d.%s", i, map[string]string{"PNG": "png", "JPEG": "jpg"}[p.kind])
		if err := f.put("Doc_0/Res/"+name, p.data); err != nil {
			return err
		}
		b = fmt.Appendf(b, `<ofd:MultiMedia ID="%d" Type="Image" Format="%s"><ofd:MediaFile>%s</ofd:MediaFile></ofd:MultiMedia>`, p.id, p.kind, name)
	}
	return f.put("Doc_0/DocumentRes.xml", append(b, "</ofd:MultiMedias></ofd:Res>"...))
}
