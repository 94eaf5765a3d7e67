/** What FEEL computes with here. `null` is a known "nothing"; a fact that is absent is missing, which is a different answer. */
export type FeelValue = number | string | boolean | null | readonly FeelValue[] | { readonly [name: string]: FeelValue }
export type Facts = { readonly [name: string]: FeelValue | undefined }

/** An expression outside the subset, or not FEEL at all. `at` is where in the text, counted from 0. */
export class FeelError extends Error {
  readonly at: number
  constructor(reason: string, at: number) {
    super(reason)
    this.name = 'FeelError'
    this.at = at
  }
}

/** Equality of FEEL: null equals only null, and values of different kinds are not comparable (null). */
export function feelEquals(left: FeelValue, right: FeelValue): boolean | null {
  if (left === null || right === null) return left === right
  if (typeof left !== 'object' || typeof right !== 'object') return typeof left === typeof right ? left === right : null
  if (isList(left) || isList(right)) {
    if (!isList(left) || !isList(right)) return null
    return left.length === right.length && left.every((item, i) => feelEquals(item, right[i] as FeelValue) === true)
  }
  const names = Object.keys(left)
  return names.length === Object.keys(right).length
    && names.every((name) => Object.hasOwn(right, name) && feelEquals(left[name] as FeelValue, right[name] as FeelValue) === true)
}

/** Order of FEEL: −1, 0 or 1 between two numbers or two texts (by code unit), null between anything else. */
export function feelCompare(left: FeelValue, right: FeelValue): -1 | 0 | 1 | null {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  return null
}

/** Whether a value is a list. */
export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value)
}
