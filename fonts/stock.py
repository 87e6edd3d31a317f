#!/usr/bin/env python3
"""Pack the outlines of the rows of characters in stock/, for PDFs to take them as they are.

usage: stock.py      (python3 with fontTools and zopfli)

Row n of stock/FACE.txt becomes stock/FACE-n.deflate: the outlines of its characters in FACE.ttf, each padded to an
even length as in a subset, as one block of deflate that is not the last of its stream, ended at a whole byte.
"""
import glob, os, zlib
from fontTools.ttLib import TTFont
import zopfli.zlib

EMPTY = b'\0\0\xff\xff'  # length of an empty stored block, after its three bits


def packed(raw):
    block = bytearray(zopfli.zlib.compress(raw, numiterations=100, blocksplitting=0)[2:-4])
    assert block[0] & 1, 'one block'
    block[0] &= ~1  # not the last
    for end in EMPTY, b'\0' + EMPTY:  # the three bits are zeros of the last byte, or need another
        try:
            if zlib.decompress(bytes(block) + end + b'\1' + EMPTY, -15) == raw:
                return bytes(block) + end
        except zlib.error:
            pass
    raise ValueError('no end found')


os.chdir(os.path.dirname(os.path.abspath(__file__)))
for old in glob.glob('stock/*.deflate'):
    os.remove(old)
for path in sorted(glob.glob('stock/*.txt')):
    name = os.path.basename(path)[:-4]
    font = TTFont(name + '.ttf')
    glyf, loca, cmap = font.reader['glyf'], font['loca'], font.getBestCmap()
    for n, row in enumerate(open(path, encoding='utf-8').read().splitlines(), 1):
        raw = b''
        for c in row:
            g = font.getGlyphID(cmap[ord(c)])
            raw += glyf[loca[g]:loca[g + 1]]
            raw += bytes(len(raw) % 2)
        data = packed(raw)
        with open(f'stock/{name}-{n}.deflate', 'wb') as f:
            f.write(data)
        print(f'{name} {n}: {len(row)} characters, {len(raw)} -> {len(data)} bytes')
