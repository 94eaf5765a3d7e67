/** Why the product does not start, as a sentence for whoever started it; shown without a stack. */
export class CannotStart extends Error {}
