/** The first letter of a name in a circle. A picture for the eye: the letter is drawn by CSS, so that nothing reads it aloud twice. */
export function Face({ name, size }: { name: string; size?: 'l' }) {
  return <span className={`face ${size ?? ''}`} data-letter={[...name][0] ?? ''} aria-hidden="true" />
}
