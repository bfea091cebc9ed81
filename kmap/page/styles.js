// While Bokeh is read it styles its notices and dialogs by elements, which the policy of the page forbids: their
// texts are adopted instead. What it styles later is adopted by page.js, which knows the classes.
"use strict";
{
  const append = ShadowRoot.prototype.append;
  ShadowRoot.prototype.append = function (...nodes) {
    for (const node of nodes) {
      if (node instanceof HTMLStyleElement) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(node.textContent);
        this.adoptedStyleSheets = [...this.adoptedStyleSheets, sheet];
      } else append.call(this, node);
    }
  };
}
