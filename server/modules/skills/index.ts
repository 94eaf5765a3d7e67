export { skillsRoutes } from './routes.ts'
export { publishedAwards, starsInForce } from './skills-of-staff.ts'
export { offeredNames } from './training-rows.ts'
