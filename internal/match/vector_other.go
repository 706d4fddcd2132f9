//go:build !amd64 || purego

package match

const vectors = false

func probeAVX2(*prober, *[1 << hashBits / 64]uint64, *byte, int, *byte) { panic("no vectors") }

func classifyAVX2(*classTables, *byte, int, *classes) { panic("no vectors") }

func shortAVX2(*shortTables, *byte, int, *uint32) { panic("no vectors") }
