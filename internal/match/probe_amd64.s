//go:build !purego

#include "go_asm.h"
#include "textflag.h"

// func probeAVX2(p *prober, bits *[1 << hashBits / 64]uint64, data *byte, turns int, met *byte)
//
// A turn looks at eight positions, a stride apart. The 16 bytes at the first
// one and those at the fifth are the two halves of a register; a shuffle makes
// eight numbers of them, one of each block. All are hashed as hash does it, the
// words of the bitmap that hold their bits are gathered, and the bits shifted to
// the top of each, from where a mask is made of them: one byte a turn.
TEXT ·probeAVX2(SB), NOSPLIT, $0-40
	MOVQ p+0(FP), AX
	MOVQ bits+8(FP), BX
	MOVQ data+16(FP), SI
	MOVQ turns+24(FP), CX
	MOVQ met+32(FP), DI
	VMOVDQU prober_shuffle(AX), Y8
	VMOVDQU prober_fold(AX), Y9
	VPBROADCASTD prober_factor(AX), Y10
	VPCMPEQD Y11, Y11, Y11
	VPSRLD $27, Y11, Y11            // 31 in each
	MOVQ prober_half(AX), R9

turn:
	VMOVDQU (SI), X0
	VINSERTI128 $1, (SI)(R9*1), Y0, Y0
	VPSHUFB Y8, Y0, Y0              // the blocks
	VPOR Y9, Y0, Y0                 // in lower case
	VPMULLD Y10, Y0, Y0
	VPSRLD $(32-const_hashBits), Y0, Y1  // the hashes
	VPSRLD $(37-const_hashBits), Y0, Y2  // and which word of 32 bits has theirs
	VPCMPEQD Y3, Y3, Y3
	VPGATHERDD Y3, (BX)(Y2*4), Y4
	VPANDN Y11, Y1, Y1              // 31 less the lowest five bits of the hash
	VPSLLVD Y1, Y4, Y4
	VMOVMSKPS Y4, AX
	MOVB AX, (DI)
	INCQ DI
	LEAQ (SI)(R9*2), SI
	DECQ CX
	JNZ turn
	VZEROUPPER
	RET
