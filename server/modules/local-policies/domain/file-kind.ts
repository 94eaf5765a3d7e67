import type { fileKinds } from '#api/local-policies.ts'

const beginnings: readonly [kind: (typeof fileKinds)[number], bytes: readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** Of which kind a file is by what it begins with; null for any other, whatever its name says. */
export const determineFileKind = (bytes: Uint8Array): (typeof fileKinds)[number] | null => beginnings.find(([, begin]) => begin.every((byte, i) => bytes[i] === byte))?.[0] ?? null
