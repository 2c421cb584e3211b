"""What is allowed with leads, who they may be already, and how quickly they are answered."""
