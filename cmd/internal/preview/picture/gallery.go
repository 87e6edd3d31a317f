package picture

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"image/png"
	"math"
	"runtime"
	"sync"

	"golang.org/x/sync/semaphore"

	"yugong/render/frame"
	"yugong/render/raster"
)

// MaxPixels bounds one picture: an A4 page about 2,900 pixels wide. A page that
// is looked at more closely is stretched by the browser.
const MaxPixels = 12_000_000

// Gallery draws pages and keeps the files.
type Gallery struct {
	renderer raster.Renderer
	room     *semaphore.Weighted // in pixels
	share    int64               // of the room that one picture takes at least

	mu    sync.Mutex
	wall  map[key]*list.Element // of *picture, newest first in order
	order list.List
	bytes int
	limit int
	work  map[key]*job
}

type key struct {
	name  string
	width int
}

type picture struct {
	key
	data []byte
}

// job is a drawing in progress.
type job struct {
	done chan struct{}
	data []byte
	err  error
}

// New makes a gallery that keeps up to limit bytes of finished files.
func New(limit int) *Gallery {
	workers := int64(min(runtime.GOMAXPROCS(0), 4))
	return &Gallery{
		room: semaphore.NewWeighted(MaxPixels), share: MaxPixels / workers,
		wall: map[key]*list.Element{}, limit: limit, work: map[key]*job{},
	}
}

// PNG returns the picture of a page, width pixels wide. name stands for the
// page's content. The context ends the waiting, for a reader who has gone on.
func (g *Gallery) PNG(ctx context.Context, p *frame.Page, name string, width int) ([]byte, error) {
	k := key{name, width}
	for {
		data, j, mine := g.look(k)
		if data != nil {
			return data, nil
		}
		if mine {
			g.draw(ctx, p, k, j)
			return j.data, j.err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-j.done:
		}
		// Whoever drew it may have given up for reasons of its own.
		if !errors.Is(j.err, context.Canceled) && !errors.Is(j.err, context.DeadlineExceeded) {
			return j.data, j.err
		}
	}
}

// look returns a finished picture, or the job that draws it, a new one of the
// caller's own if there is none.
func (g *Gallery) look(k key) (data []byte, j *job, mine bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if e, ok := g.wall[k]; ok {
		g.order.MoveToFront(e)
		return e.Value.(*picture).data, nil, false
	}
	if j, ok := g.work[k]; ok {
		return nil, j, false
	}
	j = &job{done: make(chan struct{})}
	g.work[k] = j
	return nil, j, true
}

func (g *Gallery) draw(ctx context.Context, p *frame.Page, k key, j *job) {
	defer func() {
		g.mu.Lock()
		delete(g.work, k)
		if j.err == nil {
			g.hang(&picture{k, j.data})
		}
		g.mu.Unlock()
		close(j.done)
	}()
	j.data, j.err = g.make(ctx, p, k.width)
}

func (g *Gallery) make(ctx context.Context, p *frame.Page, width int) (data []byte, err error) {
	scale := float64(width) / p.Size.W.Pt()
	size, err := raster.Size(p, scale)
	if err != nil {
		return nil, err
	}
	pixels := int64(size.X) * int64(size.Y)
	if pixels > MaxPixels {
		return nil, fmt.Errorf("图片过大：%d×%d 像素", size.X, size.Y)
	}
	weight := max(pixels, g.share)
	if err := g.room.Acquire(ctx, weight); err != nil {
		return nil, err
	}
	defer g.room.Release(weight)
	defer func() { // a fault of one page must not end the server
		if v := recover(); v != nil {
			err = fmt.Errorf("画这一页时程序出错：%v", v)
		}
	}()
	m, err := g.renderer.Page(p, scale)
	if err != nil {
		return nil, err
	}
	return Encode(m, png.BestSpeed, 0)
}

// hang keeps a picture and takes down those that were looked at longest ago.
func (g *Gallery) hang(p *picture) {
	g.wall[p.key] = g.order.PushFront(p)
	g.bytes += len(p.data)
	for g.bytes > g.limit && g.order.Len() > 1 {
		last := g.order.Back()
		old := g.order.Remove(last).(*picture)
		delete(g.wall, old.key)
		g.bytes -= len(old.data)
	}
}

// Page draws a page at a scale in pixels a point, without keeping it.
func (g *Gallery) Page(ctx context.Context, p *frame.Page, scale float64, level png.CompressionLevel) ([]byte, error) {
	if err := g.room.Acquire(ctx, g.share); err != nil {
		return nil, err
	}
	defer g.room.Release(g.share)
	m, err := g.renderer.Page(p, scale)
	if err != nil {
		return nil, err
	}
	return Encode(m, level, math.Round(scale*72*100)/100)
}
