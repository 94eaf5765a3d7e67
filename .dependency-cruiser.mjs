import { demonstration, modules } from './architecture.mjs'

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const names = Object.keys(modules)
const exactly = (paths) => `^(${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})$`
const tests = '(\\.test\\.tsx?|\\.fixture\\.ts)$'
const pureBesidePackages = ['^server/platform/database/scope-filter\\.ts$', '^(node:)?(crypto|zlib)$', 'node_modules/(otpauth|pinyin-pro)/']
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown']

/** The boundaries of the house, made from architecture.mjs. scripts/boundaries.test.ts breaks each rule once and expects it to be caught. */
export default {
  forbidden: [
    error('everything-resolves', 'What cannot be found cannot be judged.', {}, { couldNotResolve: true }),
    error('no-cycles', 'Two files that need each other are one file, or a third is missing. Types alone may.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    error('kernel-is-bottom', 'kernel knows nothing of the business.', { path: '^packages/kernel/' }, { path: '^packages/(?!kernel/)' }),
    error('rules-know-no-policy', 'The rule language knows kernel only; policy and guideline are written in it.',
      { path: '^packages/rules/' }, { path: '^packages/(?!rules/|kernel/)' }),
    error('packages-are-below-apps', 'Regulation and guidelines do not know who uses them.',
      { path: '^packages/' }, { path: '^(server|console|phone|scripts|acceptance|bench)/' }),
    error('packages-touch-nothing', 'Only load-, read- and pack-tests read files; everything else in packages is a pure function.',
      { path: '^packages/', pathNot: [tests, '/(load-|read-|pack-tests)[^/]*\\.ts$'] }, { dependencyTypes: ['core'], pathNot: '^(node:)?path$' }),
    error('packages-need-little', 'Packages run in server and browser alike: no database, no HTTP, no screen.',
      { path: '^packages/', pathNot: tests }, { dependencyTypes: npm, pathNot: 'node_modules/(zod|yaml|lezer-feel|pinyin-pro|@lezer/[^/]+)/' }),
    error('browsers-ask-the-server', 'A browser knows packages/api, kernel and guideline, never the server, its rules or its policy.',
      { path: '^(console|phone)/' }, { path: '^(server|scripts|bench|packages/(policy|rules))/' }),
    error('browsers-have-no-node', 'What a browser loads has no Node beneath it.',
      { path: '^(console|phone)/src/', pathNot: tests }, { dependencyTypes: ['core'] }),
    error('features-do-not-meet', 'Features are composed in src/app, not by importing each other.',
      { path: '^(console|phone)/src/features/([^/]+)/' }, { path: '^$1/src/features/(?!$2/)' }),
    error('kit-knows-no-feature', 'The kit serves every feature and knows none.',
      { path: '^(console|phone)/src/kit/' }, { path: '^(console|phone)/src/features/' }),
    error('domain-is-pure', 'domain/ computes: packages, its own folder, the reasons of its module, and the few pure functions beside them; types from anywhere.',
      { path: '^server/modules/([^/]+)/domain/', pathNot: tests },
      { dependencyTypesNot: ['type-only'], pathNot: ['^server/modules/$1/(domain/|errors\\.ts$)', '^packages/', ...pureBesidePackages] }),
    error('front-door-only', 'Another module is entered through its index.ts.',
      { path: '^server/modules/([^/]+)/' }, { path: '^server/modules/(?!$1/)[^/]+/(?!index\\.ts$)' }),
    error('every-module-has-its-row', 'A folder in server/modules has a row in architecture.mjs.',
      { path: `^server/modules/(?!(${names.join('|')})/)` }, {}),
    error('platform-is-below-modules', 'platform serves modules and does not know them.', { path: '^server/platform/' }, { path: '^server/modules/' }),
    error('server-knows-no-script', 'The product stands without scripts/; only a demonstration’s two doors lead there, see architecture.mjs.',
      { path: '^server/', pathNot: [tests, '^server/testing/', exactly(demonstration.askedBy)] }, { path: '^scripts/' }),
    error('demonstration-has-its-doors', 'Of scripts/ a demonstration runs what architecture.mjs names.',
      { path: exactly(demonstration.askedBy) }, { path: '^scripts/', pathNot: exactly(demonstration.asks) }),
    error('no-test-in-the-product', 'What runs in production never leans on what tests it.',
      { path: '^(server|packages|console|phone|scripts)/', pathNot: [tests, '^server/testing/'] }, { path: [tests, '^server/testing/', '^acceptance/.*\\.test\\.ts$'] }),
    error('no-tool-in-the-product', 'What only development has is not there in production.',
      { path: '^(server|packages|console/src|phone/src)/', pathNot: [tests, '^server/testing/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
    ...names.map((name) => {
      const strangers = names.filter((other) => other !== name && !modules[name].includes(other))
      return error(`${name}-calls-only-its-row`, `See architecture.mjs: ${name} → ${modules[name].join(', ') || 'none'}.`,
        { path: `^server/modules/${name}/` }, { path: `^server/modules/(${strangers.join('|')})/` })
    }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.vite)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
