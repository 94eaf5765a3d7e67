import type { ThemeConfig } from 'antd'
import tokensCss from './tokens.css?raw'

/** The value of a design token, read from tokens.css: the only place a colour or a size is written down. */
function token(name: string): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(tokensCss)?.[1]
  if (!value) throw new Error(`tokens.css has no --${name}`)
  return value.trim()
}
const size = (name: string) => Number.parseFloat(token(name))

/** Our tokens in antd's words. Tertiary and placeholder texts and the status colours are darker than antd's own, which fall under 4.5:1. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: token('brand'),
    colorLink: token('brand'),
    colorLinkHover: token('brand-strong'),
    colorInfo: token('brand'),
    colorSuccess: token('low'),
    colorWarning: token('mid'),
    colorError: token('high'),
    colorText: token('ink'),
    colorTextSecondary: token('ink-2'),
    colorTextTertiary: token('ink-3'),
    colorTextDescription: token('ink-3'),
    colorTextQuaternary: token('ink-3'),
    colorTextPlaceholder: token('ink-3'),
    colorTextDisabled: token('ink-3'),
    colorBorder: token('field-border'),
    colorBorderSecondary: token('line'),
    colorSplit: token('line'),
    colorBgLayout: token('canvas'),
    colorBgContainerDisabled: token('none-wash'),
    colorFillAlter: token('wash'),
    controlItemBgActive: token('brand-wash'),
    controlItemBgHover: token('wash'),
    fontFamily: token('font'),
    fontSize: size('t-m'),
    fontSizeSM: size('t-s'),
    fontSizeLG: size('t-l'),
    controlHeight: size('control'),
    controlHeightSM: 28,
    controlHeightLG: 44,
    borderRadius: 6,
    borderRadiusSM: size('r-s'),
    borderRadiusLG: size('r-m'),
    boxShadow: '0 8px 32px rgb(22 32 43 / .18)',
    boxShadowSecondary: '0 8px 32px rgb(22 32 43 / .18)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  },
  components: {
    Modal: { titleFontSize: 16 },
    Table: { headerBg: token('wash'), headerColor: token('ink-3'), cellPaddingBlock: 8 },
    Tooltip: { colorBgSpotlight: token('ink') },
  },
}
