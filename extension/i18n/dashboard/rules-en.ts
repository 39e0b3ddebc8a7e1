import type { RuleMessages } from "./rules.ts";
import { attributesEn } from "./rules-attributes-en.ts";
import { setUpEn } from "./rules-set-up-en.ts";

export const rulesEn: RuleMessages = { attributes: attributesEn, setUp: setUpEn };
