// Command county writes the workbooks of an invented county's budget units, to
// try batches of any size:
//
//	go run ./examples/county -n 300 -o DIR -seed 1
//
// The same numbers give the same workbooks. See package invent for what is in
// them.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"yugong/examples/county/invent"
	"yugong/model/workbook/write"
)

func main() {
	n := flag.Int("n", 300, "how many units")
	out := flag.String("o", "", "the folder to write to")
	seed := flag.Uint64("seed", 1, "another number, another county")
	flag.Parse()
	if *out == "" || *n < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := writeCounty(*out, invent.New(*seed, *n)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Fprintf(os.Stderr, "%d units in %s\n", *n, *out)
}

// writeCounty writes the units, as many at a time as there are cores.
func writeCounty(out string, c *invent.County) error {
	next := make(chan int)
	errs := make(chan error, 1)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				if err := writeUnit(out, c.Unit(i)); err != nil {
					select {
					case errs <- err:
					default: // the first is enough
					}
				}
			}
		})
	}
	for i := range c.Len() {
		next <- i
	}
	close(next)
	all.Wait()
	close(errs)
	return <-errs
}

func writeUnit(out string, u *invent.Unit) error {
	path := filepath.Join(out, filepath.FromSlash(u.Path)+".xlsx")
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close() // the second close of a good run is harmless
	if err := write.Disclosure(f, u.Disclosure); err != nil {
		return err
	}
	return f.Close()
}
