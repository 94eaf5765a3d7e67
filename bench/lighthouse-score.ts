/** What was measured of one load: milliseconds, and the layout shift without a unit. */
export type Load = { fcp: number; lcp: number; tbt: number; cls: number }

/**
 * Where Lighthouse 10 to 12 on a phone sees a tenth of the web's pages do better (`p10`, score 0.9) and half of them (`median`, score 0.5), and how much each counts.
 *
 * @source https://github.com/GoogleChrome/lighthouse/blob/main/core/audits/metrics (scoring of each audit), https://developer.chrome.com/docs/lighthouse/performance/performance-scoring
 */
const curves: Readonly<Record<keyof Load, { p10: number; median: number; weight: number }>> = {
  fcp: { p10: 1800, median: 3000, weight: 10 },
  lcp: { p10: 2500, median: 4000, weight: 25 },
  tbt: { p10: 200, median: 600, weight: 30 },
  cls: { p10: 0.1, median: 0.25, weight: 25 },
}
/** The argument at which the complementary error function is 0.2: it puts `p10` at 0.9. */
const inverseErfcOfOneFifth = 0.9061938024368232

/** The error function to seven places (Abramowitz and Stegun 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const y = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  return Math.sign(x) * y
}

/** How one figure scores between 0 and 1 on its log-normal curve; nothing at all is the best. */
export function scoreOf(metric: keyof Load, value: number): number {
  const { p10, median } = curves[metric]
  if (value <= 0) return 1
  return (1 - erf((Math.log(value / median) * inverseErfcOfOneFifth) / -Math.log(p10 / median))) / 2
}

/** The performance score of 100 without the Speed Index (a tenth of Lighthouse's), the other four weights made whole. */
export function calculateScore(load: Load): number {
  const metrics = Object.keys(curves) as (keyof Load)[]
  const whole = metrics.reduce((sum, metric) => sum + curves[metric].weight, 0)
  return Math.round((100 * metrics.reduce((sum, metric) => sum + curves[metric].weight * scoreOf(metric, load[metric]), 0)) / whole)
}
