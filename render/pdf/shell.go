package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/signintech/gopdf"

	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/pdf/file"
)

// Objects that gopdf makes first in every document.
const (
	catalogID   file.ID = 1
	outlinesID  file.ID = 3
	resourcesID file.ID = 4
)

// shell is the gopdf document: pages, pictures and transparency states. What
// gopdf numbers is noted, for the finishing step to fill in.
type shell struct {
	gp       gopdf.GoPdf
	pages    []pageIDs
	states   []named // graphics states
	opaque   map[float64]string
	pictures []named
	pictured map[string]string // name by file content
	far      geom.Length
}

type pageIDs struct{ page, content file.ID }

// named is a resource.
type named struct {
	name string
	id   file.ID
}

// newShell lays out the pages, still empty.
func newShell(pages []frame.Page) *shell {
	s := &shell{
		opaque:   map[float64]string{},
		pictured: map[string]string{},
		pages:    make([]pageIDs, len(pages)),
	}
	s.gp.Start(gopdf.Config{PageSize: rect(pages[0].Size)})
	s.gp.SetNoCompression()
	for i := range pages {
		size := pages[i].Size
		s.far = max(s.far, size.W+size.H)
		r := rect(size)
		s.gp.AddPageWithOption(gopdf.PageOption{PageSize: &r})
		s.pages[i].page = s.lastID()
		s.gp.SetLineWidth(1) // makes the content stream
		s.pages[i].content = s.lastID()
	}
	return s
}

func rect(s geom.Size) gopdf.Rect { return gopdf.Rect{W: s.W.Pt(), H: s.H.Pt()} }

// lastID is the number of the object that gopdf made last.
func (s *shell) lastID() file.ID { return file.ID(s.gp.GetNextObjectID() - 1) }

// reach bounds every form: nothing on a page is farther from any point of it.
func (s *shell) reach() geom.Length { return s.far }

// opacity returns the name of the graphics state that draws with an opacity
// between 0 and 1, a whole number of thousandths: gopdf writes no more.
func (s *shell) opacity(v float64) (string, error) {
	if name, ok := s.opaque[v]; ok {
		return name, nil
	}
	t, err := gopdf.NewTransparency(v, "")
	if err != nil {
		return "", err
	}
	if err := s.gp.SetTransparency(t); err != nil {
		return "", err
	}
	name := "GS" + strconv.Itoa(int(s.lastID()))
	s.opaque[v] = name
	s.states = append(s.states, named{name, s.lastID()})
	return name, nil
}

// picture returns the name of a picture, embedding it once.
func (s *shell) picture(data []byte) (string, error) {
	if name, ok := s.pictured[string(data)]; ok {
		return name, nil
	}
	holder, err := gopdf.ImageHolderByBytes(data)
	if err != nil {
		return "", err
	}
	id := s.lastID() + 1
	if err := s.gp.ImageByHolder(holder, 0, 0, &gopdf.Rect{W: 1, H: 1}); err != nil {
		return "", fmt.Errorf("图片不能放入 PDF：%w", err)
	}
	name := "I" + strconv.Itoa(int(id))
	s.pictured[string(data)] = name
	s.pictures = append(s.pictures, named{name, id})
	return name, nil
}

// open closes the gopdf document and takes it apart.
func (s *shell) open() (*file.File, error) {
	var b bytes.Buffer
	if _, err := s.gp.WriteTo(&b); err != nil {
		return nil, err
	}
	return file.Parse(b.Bytes())
}
