import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { renderStates, statesFile } from './render-states.ts'

it('docs/states.md is what the tables of states say', () => expect(readFileSync(statesFile, 'utf8')).toBe(renderStates()))
