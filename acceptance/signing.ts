import type { Page } from 'playwright-core'

/** Lays the next card of the simulator on the reader, by its key, and waits for what the county's pack says of the person. */
export async function readCard(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await page.locator('.sign-consents').waitFor()
}

/** Ticks that the person was told what the agreement contains. */
export const tell = (page: Page): Promise<void> => page.getByLabel('已告知服务内容、期限、费用和双方权利义务').check()

/** Writes a name by hand, one press of the pointer, and waits until the page takes it for a signature. */
export async function write(page: Page): Promise<void> {
  const pad = page.locator('.pad').first()
  await pad.locator('canvas').hover() // waits until the pad stands still
  const box = (await pad.locator('canvas').boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  for (let i = 1; i < 30; i++) await page.mouse.move(box.x + 30 + i * 7, box.y + 50 + 25 * Math.sin(i / 2))
  await page.mouse.up()
  await pad.getByText('已签名').waitFor()
}

/** Submits by the key once nothing is missing any more. */
export async function submit(page: Page): Promise<void> {
  await page.getByText('可以提交').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.signed').waitFor()
}
