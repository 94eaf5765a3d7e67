/**
 * Makes a clone ready to run: packages as the lockfile names them, the Node that runs everything else, the browser surfaces built,
 * and with --for-tests what the tests need from the system. Plain JavaScript for Node 18 and up, because it runs before anything is installed.
 * Does nothing, quickly, when nothing is to be done. Exit code 1, with what to do, when it cannot.
 */
import { buildSurfaces } from './bootstrap/build-surfaces.mjs'
import { installPackages } from './bootstrap/install-packages.mjs'
import { installForTests } from './bootstrap/install-for-tests.mjs'
import { CannotGoOn } from './bootstrap/say.mjs'

try {
  installPackages()
  if (process.argv.includes('--for-tests')) installForTests()
  buildSurfaces()
} catch (error) {
  if (!(error instanceof CannotGoOn)) throw error
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
}
