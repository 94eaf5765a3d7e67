import { expect, it } from 'vitest'
import { maskAddress, maskIdentityNumber, maskName, maskPhone } from './mask.ts'

it.each([['罗玉珍', '罗*珍'], ['汤富', '汤*'], ['欧阳青山', '欧**山'], ['罗', '*'], ['', ''], ['𠮷野家', '𠮷*家'], ['AHMED KHAN', 'A***'], ['阿卜杜·热合曼', '阿*****曼']])('name %s → %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})
it.each([['500112195701014428', '500112********4428'], ['E12345678', 'E1*****78'], ['1234', '****'], ['', '']])('number %s → %s', (number, masked) => {
  expect(maskIdentityNumber(number)).toBe(masked)
})
it.each([['13812340417', '138****0417'], ['02367821234', '023****1234'], ['67821234', '****1234'], ['110', '***']])('phone %s → %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})
it.each([
  ['渝北区悦来街道悦城路88号3栋', '渝北区悦来街道***'], ['兴隆镇永庆村5组', '兴隆镇***'], ['杭州市某路1号', '杭州市***'], ['某路1号', '***'], ['兴隆镇', '兴隆镇'],
])('address %s → %s', (address, masked) => expect(maskAddress(address)).toBe(masked))
