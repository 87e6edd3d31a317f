package ofd

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"

	"yugong/fonts/subset"
	"yugong/render/frame"
	"yugong/render/geom"
)

// level packs to within a hundredth of the next ones in two thirds of their time.
const level = 6

// Write writes the document as an OFD file. What is written is whole or ends
// with an error: when an item or its node is unknown, a face lacks a character of
// its text, an anchor is named twice, or a link or bookmark names an anchor that
// is not there.
func Write(to io.Writer, d *frame.Document) error {
	if len(d.Pages) == 0 {
		return errors.New("文档没有页面")
	}
	f := &file{doc: d, anchors: map[string]target{}, seen: sha256.New()}
	if err := f.prepare(); err != nil {
		return err
	}
	f.zip = zip.NewWriter(to)
	f.deflate, _ = flate.NewWriter(nil, level) // fails for an unknown level alone
	for _, part := range []func() error{f.pages, f.annotations, f.fonts, f.media, f.attachments, f.tags, f.document, f.entry} {
		if err := part(); err != nil {
			return err
		}
	}
	return f.zip.Close()
}

// file is a document while it is written.
type file struct {
	doc  *frame.Document
	zip  *zip.Writer
	seen hash.Hash // of the parts, for the document's identity

	deflate *flate.Writer // one for all parts: a new one for each takes a megabyte
	packed  bytes.Buffer  // the part in hand

	last     int // the last number given to an object
	pageIDs  []int
	faces    []*typeface
	pictures []picture
	anchors  map[string]target
	notes    [][]note   // annotations, by page
	objects  [][]object // of each node
}

// target is the place that an anchor names.
type target struct {
	page int // index
	y    geom.Length
}

// object is a thing on a page that belongs to a node.
type object struct{ page, id int }

// number numbers an object.
func (f *file) number() int {
	f.last++
	return f.last
}

// prepare numbers the pages and gathers anchors, faces and pictures, so that
// pages may name them.
func (f *file) prepare() error {
	for range f.doc.Pages {
		f.pageIDs = append(f.pageIDs, f.number())
	}
	f.notes = make([][]note, len(f.doc.Pages))
	f.objects = make([][]object, max(1, len(f.doc.Nodes)))
	for i := range f.doc.Pages {
		if err := f.gather(i, f.doc.Pages[i].Items, unturned); err != nil {
			return fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	for _, t := range f.faces {
		t.Number()
	}
	return nil
}

// gather gathers those of a list.
func (f *file) gather(page int, list []frame.Placed, m matrix) error {
	for i := range list {
		switch it := list[i].Item.(type) {
		case *frame.Text:
			if err := f.use(it); err != nil {
				return err
			}
		case *frame.Image:
			if err := f.take(it); err != nil {
				return err
			}
		case *frame.Anchor:
			if first, ok := f.anchors[it.Name]; ok {
				return fmt.Errorf("位置 %q 在第%d页已有", it.Name, first.page+1)
			}
			f.anchors[it.Name] = target{page, m.point(list[i].At).Y}
		case *frame.Group:
			if err := f.gather(page, it.Items, m.group(list[i].At, it.Turn)); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a part of the file.
func (f *file) put(name string, data []byte) error { return f.putPacked(name, data, subset.Packed{}) }

// putPacked writes one of which a part may be packed already.
func (f *file) putPacked(name string, data []byte, known subset.Packed) error {
	fmt.Fprintf(f.seen, "%s %d ", name, len(data))
	f.seen.Write(data)
	f.packed.Reset()
	known.Deflate(&f.packed, f.deflate, data)
	w, err := f.zip.CreateRaw(&zip.FileHeader{ // without a time
		Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data),
		CompressedSize64: uint64(f.packed.Len()), UncompressedSize64: uint64(len(data)),
	})
	if err != nil {
		return err
	}
	_, err = f.packed.WriteTo(w)
	return err
}

// destination is where an anchor is.
func (f *file) destination(b []byte, name string) ([]byte, error) {
	to, ok := f.anchors[name]
	if !ok {
		return b, fmt.Errorf("没有位置 %q", name)
	}
	b = fmt.Appendf(b, `<ofd:Goto><ofd:Dest Type="XYZ" PageID="%d" Left="0" Top="`, f.pageIDs[to.page])
	return append(length(b, to.y), `" Right="0" Bottom="0" Zoom="0"/></ofd:Goto>`...), nil
}
