import { runProgram } from './run-program.mjs'

/** Weighs what the built desk and the built phone send at first load against their budgets; says the figures. A complaint when one is above. */
export async function weighPages() {
  let failed = 0
  for (const surface of ['console', 'phone']) {
    const { code, output } = await runProgram([`${surface}/measure-bundle.ts`], { isQuiet: true })
    console.log(code === 0 ? output.split('\n').find((line) => line.includes('first load')) : output)
    if (code !== 0) failed++
  }
  return failed === 0 ? {} : { passed: 0, failed, complaint: 'a page is heavier than its budget, or a surface is not built' }
}
