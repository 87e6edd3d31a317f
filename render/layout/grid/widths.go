package grid

import "yugong/render/geom"

// widths shares total among the columns, exactly:
//
//   - where even the least widths do not fit, all are cut in proportion;
//   - where the naturals do not fit, columns that need little get it, and the
//     rest is the same for all that could take more (the wrapping then mends
//     it by what the rows really gain);
//   - where the naturals fit, the rest goes by share, equal shares becoming
//     equal columns where their naturals allow; without shares it goes first
//     to what spanning texts would take, then by naturals.
func widths(tracks []track, total geom.Length) []geom.Length {
	switch {
	case sum(tracks, least) > total:
		return proportional(tracks, least, total)
	case sum(tracks, natural) > total:
		return fair(tracks, total)
	case hasShare(tracks):
		return byShare(tracks, total)
	case sum(tracks, full) > total:
		return towardsFull(tracks, total)
	default:
		return stretch(tracks, total)
	}
}

func hasShare(tracks []track) bool {
	for i := range tracks {
		if tracks[i].share > 0 && !tracks[i].fixed {
			return true
		}
	}
	return false
}

// proportional scales a field to the total.
func proportional(tracks []track, field func(*track) *geom.Length, total geom.Length) []geom.Length {
	weights := make([]int64, len(tracks))
	for i := range tracks {
		weights[i] = int64(*field(&tracks[i]))
	}
	return split(total, weights)
}

// fair gives every column the same width, but no less than its least and no
// more than its natural.
func fair(tracks []track, total geom.Length) []geom.Length {
	at := func(level geom.Length) (w geom.Length) {
		for i := range tracks {
			w += min(max(level, tracks[i].least), tracks[i].natural)
		}
		return w
	}
	lo, hi := geom.Length(0), total
	for lo < hi { // the highest level that fits
		if mid := (lo + hi + 1) / 2; at(mid) <= total {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	w, rest := make([]geom.Length, len(tracks)), total-at(lo)
	for i := range tracks {
		t := &tracks[i]
		w[i] = min(max(lo, t.least), t.natural)
		if rest > 0 && w[i] == lo && lo < t.natural {
			w[i]++
			rest--
		}
	}
	return w
}

// byShare divides what columns without a share leave over by share, none less
// than its natural.
func byShare(tracks []track, total geom.Length) []geom.Length {
	w, weights := make([]geom.Length, len(tracks)), make([]int64, len(tracks))
	for i := range tracks {
		w[i] = tracks[i].natural
		total -= w[i]
		if tracks[i].share > 0 && !tracks[i].fixed {
			weights[i] = tracks[i].share
			total += w[i]
		}
	}
	for again := true; again; {
		again = false
		for i, part := range split(total, weights) {
			if weights[i] > 0 && part < tracks[i].natural {
				weights[i], again = 0, true
				total -= tracks[i].natural
				break
			}
		}
	}
	for i, part := range split(total, weights) {
		if weights[i] > 0 {
			w[i] = part
		}
	}
	return spend(w, tracks, total, weights)
}

// spend gives the last columns what is left when rounding or fixed widths
// leave no weight to take it.
func spend(w []geom.Length, tracks []track, total geom.Length, weights []int64) []geom.Length {
	for _, k := range weights {
		if k > 0 {
			return w
		}
	}
	for i, part := range split(total, naturals(tracks)) {
		w[i] += part
	}
	return w
}

// towardsFull gives each column its natural and the same fraction of what it
// would like beyond it.
func towardsFull(tracks []track, total geom.Length) []geom.Length {
	w, weights := make([]geom.Length, len(tracks)), make([]int64, len(tracks))
	for i := range tracks {
		w[i] = tracks[i].natural
		weights[i] = int64(tracks[i].full - tracks[i].natural)
		total -= w[i]
	}
	for i, part := range split(total, weights) {
		w[i] += part
	}
	return w
}

// stretch gives each column all it would like, then makes groups equal where
// there is room for that, and shares the rest.
func stretch(tracks []track, total geom.Length) []geom.Length {
	w := make([]geom.Length, len(tracks))
	for i := range tracks {
		w[i] = tracks[i].full
		total -= w[i]
	}
	for i := range tracks {
		total -= level(w, tracks, tracks[i].group, total)
	}
	for i, part := range split(total, weightsOf(tracks, w)) {
		w[i] += part
	}
	return w
}

// naturals are the weights of the flexible columns, of all when every one is
// fixed.
func naturals(tracks []track) []int64 {
	weights := make([]int64, len(tracks))
	for _, i := range flexible(tracks) {
		weights[i] = int64(tracks[i].natural)
	}
	return weights
}

// weightsOf are the widths of the flexible columns, of all when every one is
// fixed.
func weightsOf(tracks []track, widths []geom.Length) []int64 {
	weights := make([]int64, len(tracks))
	for _, i := range flexible(tracks) {
		weights[i] = int64(widths[i])
	}
	return weights
}
