// Files of another tool: the report of what they bring, and the choice.

import { Bringing } from "./bringing.mjs";

export class FromTool extends Bringing {
  constructor(page) {
    super(page, "Open from another tool");
    this.textsOnly = this.dialog.getByRole("button", { name: "Take only texts from it, without tags" });
  }
}
