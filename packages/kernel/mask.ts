/** A name as shown to who need not know it: 罗玉珍 → 罗*珍, 汤富 → 汤*, 欧阳青山 → 欧**山; of one in an alphabet its first letter, its length hidden: AHMED KHAN → A***. */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (/^[\p{Alphabetic}\s.'·-]+$/u.test(name) && !/\p{Script=Han}/u.test(name)) return `${letters[0]}***`
  if (letters.length <= 1) return letters.length === 0 ? '' : '*'
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/**
 * An identity document's number with its middle hidden: 500112195701014428 → 500112********4428.
 * Shorter numbers keep less: a passport E12345678 → E1*****78, and of four characters or fewer nothing stays.
 */
export function maskIdentityNumber(number: string): string {
  if (number.length >= 15) return keepEnds(number, 6, 4)
  if (number.length >= 7) return keepEnds(number, 2, 2)
  return '*'.repeat(number.length)
}

/** A telephone number with its middle hidden: 13812340417 → 138****0417. */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return keepEnds(phone, 3, 4)
  if (phone.length >= 7) return keepEnds(phone, 0, 4)
  return '*'.repeat(phone.length)
}

/** A detailed address with what leads to a door hidden; the township stays: 渝北区悦来街道悦城路88号3栋 → 渝北区悦来街道***. */
export function maskAddress(address: string): string {
  const township = /^.*?(?:街道|[镇乡])/u.exec(address)?.[0] ?? /^.*?[县区市]/u.exec(address)?.[0] ?? ''
  return address === township ? address : `${township}***`
}

function keepEnds(text: string, head: number, tail: number): string {
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail)
}
