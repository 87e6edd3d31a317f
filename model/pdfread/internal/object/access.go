package object

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Get follows a reference; what it does not find is nil.
func (f *File) Get(o Object) Object {
	for range mostDepth {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		found, err := f.table.Dereference(ref)
		if err != nil {
			return nil
		}
		o = found
	}
	return nil
}

// Number of an object that stands in the file by itself, or 0.
func Number(o Object) int {
	if ref, ok := o.(types.IndirectRef); ok {
		return ref.ObjectNumber.Value()
	}
	return 0
}

// Dict returns a dictionary, that of a stream too, or nil.
func (f *File) Dict(o Object) Dict {
	switch v := f.Get(o).(type) {
	case types.Dict:
		return v
	case types.StreamDict:
		return v.Dict
	}
	return nil
}

// Array returns an array, or nil.
func (f *File) Array(o Object) Array {
	a, _ := f.Get(o).(types.Array)
	return a
}

// Name returns a name without its slash, or "".
func (f *File) Name(o Object) string {
	n, _ := f.Get(o).(types.Name)
	return string(n)
}

// Float returns a finite number.
func (f *File) Float(o Object) (float64, bool) {
	var v float64
	switch n := f.Get(o).(type) {
	case types.Integer:
		v = float64(n)
	case types.Float:
		v = float64(n)
	default:
		return 0, false
	}
	return v, math.Abs(v) < 1e12
}

// Int returns a number cut to an integer.
func (f *File) Int(o Object) (int, bool) {
	v, ok := f.Float(o)
	return int(v), ok
}

// Floats reads n numbers from an array.
func (f *File) Floats(o Object, n int) ([]float64, bool) {
	a := f.Array(o)
	if len(a) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i := range a {
		v, ok := f.Float(a[i])
		if !ok {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}
