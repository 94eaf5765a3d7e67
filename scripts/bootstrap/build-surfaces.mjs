import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode } from './install-packages.mjs'
import { CannotGoOn, root, step } from './say.mjs'

const surfaces = [{ folder: 'console', name: '桌面端' }, { folder: 'phone', name: '手机端' }]
/** What a surface is built from beside its own folder: what browsers may import (see the boundary rules), the names of the catalogue's codes, and the versions of the libraries. */
const shared = ['packages/api', 'packages/kernel', 'packages/rules', 'policies/catalogue.yaml', 'package.json', 'package-lock.json']

/** Builds each browser surface whose sources changed since it was built. The new build takes the old one's place only when it is whole. */
export function buildSurfaces() {
  for (const { folder, name } of surfaces) {
    if (!existsSync(join(root, folder, 'vite.config.ts'))) continue
    const sources = hashOf([folder, ...shared])
    const built = join(root, 'dist', folder)
    const record = join(root, 'dist', `${folder}.built-from`)
    const isCurrent = existsSync(join(built, 'index.html')) && existsSync(record) && readFileSync(record, 'utf8') === sources
    if (isCurrent) continue
    step(`构建${name}`, () => build(folder, built))
    writeFileSync(record, sources)
  }
}

function build(folder, built) {
  const fresh = `${built}.new-${process.pid}`
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  mkdirSync(join(root, 'dist'), { recursive: true })
  try {
    const options = ['build', '--config', `${folder}/vite.config.ts`, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']
    execFileSync(pinnedNode, [vite, ...options], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  } catch {
    rmSync(fresh, { recursive: true, force: true })
    throw new CannotGoOn(`${folder} 没有构建成功，原因见上。`)
  }
  rmSync(built, { recursive: true, force: true })
  renameSync(fresh, built)
}

function hashOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesIn).sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex')
}

/** The files of a place that a build can depend on: no tests, no prose. */
function filesIn(place) {
  const path = join(root, place)
  if (!existsSync(path)) return []
  if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => filesIn(`${place}/${name}`))
  return /\.(test\.tsx?|md)$/.test(place) ? [] : [place]
}
