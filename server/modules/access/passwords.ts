import { hash, verify } from '@node-rs/argon2'

/** How passwords are kept and compared: argon2id, 19 MiB, two passes. */
export type Passwords = { hash(password: string): Promise<string>; verify(hash: string, password: string): Promise<boolean> }

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const argon2: Passwords = { hash: (password) => hash(password, cost), verify }

let nobodys: Promise<string> | undefined
/** What a guess at an unknown account is compared with, so that it takes as long as one at a known account. */
export const hashOfNobody = (passwords: Passwords): Promise<string> => (nobodys ??= passwords.hash('nobody has this password'))
