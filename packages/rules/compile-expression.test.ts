import { describe, expect, it } from 'vitest'
import { compileExpression, inputsOf } from './compile-expression.ts'
import { FeelError, type Facts } from './feel-value.ts'

const valueOf = (text: string, facts: Facts = {}) => {
  const answer = compileExpression(text).evaluate(facts)
  return answer.known ? answer.value : { missing: answer.missing }
}

describe('an expression', () => {
  it.each<[string, Facts, unknown]>([
    ['age >= 65', { age: 65 }, true],
    ['age >= 65', { age: 64 }, false],
    ['age between 0 and 6', { age: 6 }, true],
    ['age in [0..6]', { age: 7 }, false],
    ['age in ]0..6[', { age: 6 }, false],
    ['age in (<= 6, >= 65)', { age: 65 }, true],
    ['"hypertension" in tags', { tags: ['diabetes', 'hypertension'] }, true],
    ['list contains(tags, "hypertension")', { tags: [] }, false],
    ['kind in ("a", "b")', { kind: 'b' }, true],
    ['if months < 12 then months * 10 else 120', { months: 5 }, 50],
    ['2 + 3 * 4 - 1', {}, 13],
    ['-(2 + 3)', {}, -5],
    ['not(is_local) and true', { is_local: false }, true],
    ['person.age + 1', { person: { age: 64 } }, 65],
    ['person.age', { person: null }, null],
    ['glucose >= 16.7', { glucose: 16.7 }, true],
    ['年龄 >= 65', { 年龄: 70 }, true],
    ['x = null', { x: null }, true],
    ['x = null', { x: 0 }, false],
    ['"1" = 1', {}, null],
    ['x >= 3', { x: 'a' }, null],
    ['x / 1 = x and false', {}, 'refused'],
  ])('%s with %j is %j', (text, facts, expected) => {
    if (expected === 'refused') expect(() => compileExpression(text)).toThrow(FeelError)
    else expect(valueOf(text, facts)).toEqual(expected)
  })

  it('follows the three-valued table of and, or', () => {
    const three = [true, false, null]
    const and = three.map((a) => three.map((b) => valueOf('a and b', { a, b })))
    const or = three.map((a) => three.map((b) => valueOf('a or b', { a, b })))
    expect(and).toEqual([[true, false, null], [false, false, false], [null, false, null]])
    expect(or).toEqual([[true, true, true], [true, false, null], [true, null, null]])
  })

  it('finds missing inputs before evaluating, even behind a shortcut', () => {
    expect(valueOf('true or age >= 65')).toEqual({ missing: ['age'] })
    expect(valueOf('constructor = 1')).toEqual({ missing: ['constructor'] })
    expect(valueOf('age >= 65 and "x" in tags', { age: 30 })).toEqual({ missing: ['tags'] })
    expect(valueOf('age = null', { age: null })).toBe(true)
  })
  it('lists its inputs once each, in order; a path asks for its head', () => {
    expect(inputsOf('b > a and person.age > b')).toEqual(['b', 'a', 'person'])
  })
  it('does not mistake a member of Object for a fact or a property', () => {
    expect(valueOf('person.constructor', { person: {} })).toBe(null)
  })
  it('gives up on whole numbers that are no longer exact', () => {
    expect(valueOf('x * x', { x: 2 ** 40 })).toBe(null)
    expect(valueOf('x + 1', { x: 0.5 })).toBe(null)
  })
})

describe('what is refused at load', () => {
  it.each([
    ['for i in x return i', /ForExpression/], ['some i in x satisfies i > 1', /QuantifiedExpression/], ['x / 2', /ArithOp/], ['2 ** 3', /ArithOp/],
    ['date("2020-01-01")', /DateTimeLiteral/], ['x[1]', /FilterExpression/], ['{a: 1}', /Context/], ['x instance of number', /InstanceOf/],
    ['sum(x)', /no such function/], ['not(a, b)', /takes 1/], ['list contains(a)', /takes 2/], ['1 + 0.5', /whole numbers/], ['a b + 1', /no space/],
    ['1 +', /not FEEL/], ['1 2', /not FEEL/], ['', /empty/], ['x > ', /not FEEL/], ['? > 3', /no meaning/], ['x in [3..1]', /upwards/], ['"a" in tags and b', /brackets/],
    ['function(a) a', /FunctionDefinition/], ['constructor(x)', /no such function/],
  ])('"%s"', (text, reason) => {
    expect(() => compileExpression(text)).toThrow(FeelError)
    expect(() => compileExpression(text)).toThrow(reason)
  })
  it('says where', () => {
    try {
      compileExpression('a > 1 and sum(b) > 2')
      expect.unreachable()
    } catch (error) {
      expect((error as FeelError).at).toBe(10)
    }
  })
})
