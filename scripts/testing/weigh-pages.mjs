import { runProgram } from './run-program.mjs'

/** Weighs what the built desk sends at first load against its budget; says the figures. A complaint when it is above. */
export async function weighPages() {
  const { code, output } = await runProgram(['console/measure-bundle.ts'], { isQuiet: true })
  console.log(code === 0 ? output.split('\n').find((line) => line.includes('first load')) : output)
  return code === 0 ? {} : { passed: 0, failed: 1, complaint: 'a page is heavier than its budget, or the console is not built' }
}
