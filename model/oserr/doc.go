// Package oserr says in Chinese why the operating system refused, for all who
// open, read or write files.
//
// In: an error of package os. Out: a reason for a person, with what to do
// about it, never in English; a system's error it does not know, by its number.
package oserr

import "errors"

// ErrFolder is our own refusal of a folder where a file is wanted.
var ErrFolder = errors.New("这是一个文件夹，请给出文件名")
