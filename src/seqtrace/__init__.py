"""Records of what a run did, and their drawing as a Mermaid sequence diagram."""
