// Of many targets those that a reader asks for, by a word of their line or of their address.

import { title } from "./finding.js";
import { worstOf } from "./verdict.js";
import { STATUS } from "./words.js";

/** From here on there is a field to find one in, and lines are closer together. */
export const MANY = 9;

function said(target) {
  const worst = worstOf(target);
  return [target.name, target.url, STATUS[target.status], worst?.cause, worst && title(worst.cause)].join(" ").toLowerCase();
}

/** Those that have every word somewhere. */
export function found(targets, words) {
  const wanted = words.toLowerCase().split(/\s+/);
  return targets.filter((target) => wanted.every((word) => said(target).includes(word)));
}
