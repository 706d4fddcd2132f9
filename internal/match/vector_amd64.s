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

// func classifyAVX2(t *classTables, data *byte, blocks int, out *classes)
//
// Of every byte the low and the high half are looked up, each in a table of what
// a byte with that half can be. It is what both say.
TEXT ·classifyAVX2(SB), NOSPLIT, $0-32
	MOVQ t+0(FP), AX
	MOVQ data+8(FP), SI
	MOVQ blocks+16(FP), CX
	MOVQ out+24(FP), DI
	VBROADCASTI128 classTables_low(AX), Y8
	VBROADCASTI128 classTables_high(AX), Y9
	VPBROADCASTB classTables_digit(AX), Y10
	VPBROADCASTB classTables_marks+0(AX), Y11
	VPBROADCASTB classTables_marks+1(AX), Y12
	VPBROADCASTB classTables_marks+2(AX), Y13
	VPCMPEQB Y14, Y14, Y14
	VPSRLW $12, Y14, Y14
	VPACKUSWB Y14, Y14, Y14         // 15 in each
	VPXOR Y15, Y15, Y15

// CLASSIFY makes masks of 32 bytes: what is no digit, what is neither digit nor
// separator, and the marks.
#define CLASSIFY(OFF, OTHERS, ENDS, MARKS) \
	VMOVDQU OFF(SI), Y0              \
	VPSRLW $4, Y0, Y1                \
	VPAND Y14, Y1, Y1                \
	VPSHUFB Y1, Y9, Y1               \
	VPSHUFB Y0, Y8, Y2               \ // nothing if the byte is not ASCII
	VPAND Y1, Y2, Y2                 \
	VPCMPEQB Y15, Y2, Y3             \
	VPMOVMSKB Y3, ENDS               \
	VPAND Y10, Y2, Y2                \
	VPCMPEQB Y15, Y2, Y3             \
	VPMOVMSKB Y3, OTHERS             \
	VPCMPEQB Y0, Y11, Y1             \
	VPCMPEQB Y0, Y12, Y2             \
	VPCMPEQB Y0, Y13, Y3             \
	VPOR Y1, Y2, Y2                  \
	VPOR Y2, Y3, Y3                  \
	VPMOVMSKB Y3, MARKS

block:
	CLASSIFY(0, R8, R9, R10)
	CLASSIFY(32, R11, R12, R13)
	SHLQ $32, R11
	SHLQ $32, R12
	SHLQ $32, R13
	ORQ R11, R8
	ORQ R12, R9
	ORQ R13, R10
	NOTQ R8
	NOTQ R9
	MOVQ R8, classes_digits(DI)
	MOVQ R9, classes_lines(DI)
	MOVQ R10, classes_marks(DI)
	ADDQ $64, SI
	ADDQ $classes__size, DI
	DECQ CX
	JNZ block
	VZEROUPPER
	RET

// func shortAVX2(t *shortTables, data *byte, steps int, met *uint32)
//
// A step looks at 32 places. Of the byte at each, and of the two behind it, both
// halves are looked up; a byte that is not ASCII is in no table.
TEXT ·shortAVX2(SB), NOSPLIT, $0-32
	MOVQ t+0(FP), AX
	MOVQ data+8(FP), SI
	MOVQ steps+16(FP), CX
	MOVQ met+24(FP), DI
	VMOVDQU shortTables_low+0(AX), Y8
	VMOVDQU shortTables_low+32(AX), Y9
	VMOVDQU shortTables_low+64(AX), Y10
	VMOVDQU shortTables_high+0(AX), Y11
	VMOVDQU shortTables_high+32(AX), Y12
	VMOVDQU shortTables_high+64(AX), Y13
	VPCMPEQB Y14, Y14, Y14
	VPSRLW $12, Y14, Y14
	VPACKUSWB Y14, Y14, Y14         // 15 in each
	VPXOR Y15, Y15, Y15

#define HALVES(OFF, LOW, HIGH, OUT) \
	VMOVDQU OFF(SI), Y0   \
	VPSRLW $4, Y0, Y1     \
	VPAND Y14, Y1, Y1     \
	VPSHUFB Y1, HIGH, Y1  \
	VPSHUFB Y0, LOW, Y0   \
	VPAND Y0, Y1, OUT

step:
	HALVES(0, Y8, Y11, Y2)
	HALVES(1, Y9, Y12, Y3)
	HALVES(2, Y10, Y13, Y4)
	VPAND Y2, Y3, Y2
	VPAND Y2, Y4, Y2
	VPCMPEQB Y15, Y2, Y2
	VPMOVMSKB Y2, AX
	NOTL AX
	MOVL AX, (DI)
	ADDQ $32, SI
	ADDQ $4, DI
	DECQ CX
	JNZ step
	VZEROUPPER
	RET
