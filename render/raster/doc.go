// Package raster draws a page of a display list as a picture.
//
// In: a finished frame.Page and a scale. Out: an RGBA picture on white, from the
// same positions and advances as the PDF. A Renderer keeps the glyphs it has
// drawn, by face and size; it may be used by several goroutines at once.
//
// It draws and decides nothing, except how to meet the pixel grid: upright rules
// and rectangles are moved to whole pixels and are at least one pixel thick, and
// baselines of upright text stand on whole pixels, as PDF viewers do it on a
// screen. Everything else is anti-aliased where it lies.
package raster
